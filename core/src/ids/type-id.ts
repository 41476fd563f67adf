import { assert, invalid } from '../errors/index.ts'

/** What each prefix names. The prefix is part of the id on the wire, not in the database. */
export const idPrefixes = {
  usr: 'user',
  ses: 'session',
  ten: 'tenant',
  mem: 'membership',
  acc: 'ledger account',
  je: 'journal entry',
  jte: 'journal template',
  tax: 'tax code',
  cus: 'customer',
  itm: 'item',
  inv: 'invoice',
  inl: 'invoice line',
  crn: 'credit note',
  pay: 'payment received',
  alo: 'allocation',
  rfd: 'refund',
  wof: 'write-off',
  ban: 'bank account',
  imp: 'statement import',
  stl: 'statement line',
  jim: 'journal import',
  opn: 'opening balances',
  viw: 'saved view',
  evt: 'audit event',
} as const

export type IdPrefix = keyof typeof idPrefixes
/** A TypeID: `inv_01jt…`, prefix and 26 characters of Crockford base32 over the 128 bits of a UUIDv7. */
export type Id<P extends IdPrefix> = `${P}_${string}`

export type UserId = Id<'usr'>
export type SessionId = Id<'ses'>
export type TenantId = Id<'ten'>
export type MembershipId = Id<'mem'>
export type LedgerAccountId = Id<'acc'>
export type JournalEntryId = Id<'je'>
export type JournalTemplateId = Id<'jte'>
export type TaxCodeId = Id<'tax'>
export type CustomerId = Id<'cus'>
export type ItemId = Id<'itm'>
export type InvoiceId = Id<'inv'>
export type InvoiceLineId = Id<'inl'>
export type CreditNoteId = Id<'crn'>
export type PaymentReceivedId = Id<'pay'>
export type AllocationId = Id<'alo'>
export type RefundId = Id<'rfd'>
export type WriteOffId = Id<'wof'>
export type BankAccountId = Id<'ban'>
export type StatementImportId = Id<'imp'>
export type StatementLineId = Id<'stl'>
export type JournalImportId = Id<'jim'>
export type OpeningBalancesId = Id<'opn'>
export type SavedViewId = Id<'viw'>
export type AuditEventId = Id<'evt'>

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const hexDigits = '0123456789abcdef'
const hyphen = 0x2d
const digitZero = 0x30
const letterA = 0x61
/** What each character of the alphabet stands for, by its code. */
const values: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  alphabet.indexOf(String.fromCharCode(code)),
)
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
// The first character carries only three bits of the 128, so it stops at 7.
const suffixPattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** True when the text is an id of that kind. Says nothing about whether such a thing exists. */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && suffixPattern.test(text.slice(prefix.length + 1))
}

/** The id with that prefix for a lower-case UUID. */
export function idFromUuid<P extends IdPrefix>(prefix: P, uuid: string): Id<P> {
  assert(uuidPattern.test(uuid), 'not a uuid')
  let text = `${prefix}_`
  let held = 0
  // Two zero bits in front make 130 of the 128, that is 26 characters of five.
  let heldBits = 2
  for (let position = 0; position < uuid.length; position += 1) {
    const code = uuid.charCodeAt(position)
    if (code === hyphen) continue
    held = (held << 4) | (code < letterA ? code - digitZero : code - letterA + 10)
    heldBits += 4
    if (heldBits < 5) continue
    heldBits -= 5
    text += alphabet.charAt(held >> heldBits)
    held &= (1 << heldBits) - 1
  }
  return text as Id<P>
}

/** The UUID behind an id. Throws `id.malformed`. */
export function uuidFromId(id: string): string {
  const suffix = id.slice(id.indexOf('_') + 1)
  if (!suffixPattern.test(suffix))
    throw invalid('id.malformed', `“${id.slice(0, 40)}” is not an id.`)
  let hex = ''
  let held = 0
  let heldBits = -2
  for (let position = 0; position < suffix.length; position += 1) {
    held = (held << 5) | (values[suffix.charCodeAt(position)] as number)
    heldBits += 5
    for (; heldBits >= 4; held &= (1 << heldBits) - 1) {
      heldBits -= 4
      hex += hexDigits.charAt(held >> heldBits)
    }
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * A version 7 UUID (RFC 9562) from a moment in milliseconds since 1970 and ten random bytes.
 * Clock and randomness are passed in, so that core stays pure.
 */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  assert(random.length >= 10, 'ten random bytes are needed')
  const time = Math.trunc(milliseconds).toString(16).padStart(12, '0')
  const bytes = [...random.slice(0, 10)]
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 20)}`
}
