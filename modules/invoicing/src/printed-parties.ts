import { assert } from '@smb/core/errors'
import type { CustomerId, InvoiceId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { DocumentParty, Invoice } from '@smb/core/invoicing'
import type { PaperLanguage } from '@smb/core/parties'
import { noAddress } from '@smb/core/parties'
import { getBusiness } from '@smb/identity'
import { findBillTo, getCustomer, keepBillTo } from '@smb/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import { inOrder, statement, tablesOf } from '@smb/platform/db'
import type { Selectable } from 'kysely'
import type { PrintedPartyKeys } from './invoice-repository.ts'
import { getPaperSettings } from './paper-settings-repository.ts'
import type { InvoicingTables } from './tables.generated.ts'

/** Keeps what both parties are called and how papers look today, for the document that is being issued. */
export async function keepPrintedParties(
  tx: Tx,
  customerId: CustomerId | null,
): Promise<PrintedPartyKeys> {
  const keepLetterhead = statement<{ key: string }>(tx, {
    name: 'keep-letterhead',
    text: 'select invoicing.keep_letterhead($1) as key',
    values: [customerId && uuidFromId(customerId)],
  })
  const [billToId, [letterhead]] = await inOrder([
    customerId ? keepBillTo(tx, customerId) : Promise.resolve(null),
    keepLetterhead,
  ])
  assert(letterhead, 'every business has a letterhead')
  return { billToId, letterheadId: letterhead.key }
}

/** How a paper looks beside its words: as on the day of issue, or as today for a draft. */
export type PaperLook = {
  readonly language: PaperLanguage
  readonly footer: string
  readonly accent: string
  /** Of the logo; null without. */
  readonly logoDigest: string | null
}

export type PrintedParties = {
  /** ISO 3166 code of the seller's country: decides the paper. */
  readonly country: string
  readonly seller: DocumentParty
  readonly customer: DocumentParty | null
  readonly look: PaperLook
}

/** Both parties as the document prints them: of the day of issue, or of today for a draft. */
export async function printedParties(tx: ReadTx, invoice: Invoice): Promise<PrintedParties> {
  const parties =
    invoice.status === 'draft'
      ? await partiesOfToday(tx, invoice.customerId)
      : await partiesAtIssue(tx, invoice.id)
  return withCountry(parties)
}

/** The business and a customer as a paper of today prints them, in the customer's language unless another is given. */
export async function printedPartiesNow(
  tx: ReadTx,
  customerId: CustomerId,
  language?: PaperLanguage,
): Promise<PrintedParties> {
  const { look, ...parties } = await partiesOfToday(tx, customerId)
  return withCountry({ ...parties, look: { ...look, language: language ?? look.language } })
}

function withCountry(parties: Parties): PrintedParties {
  const { seller, customer, look } = parties
  const { language } = look
  return {
    look,
    country: seller.address.country,
    seller: withCountryName(seller, language),
    customer: customer && withCountryName(customer, language),
  }
}

const countryNames: Readonly<Record<PaperLanguage, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
  fr: new Intl.DisplayNames(['fr'], { type: 'region' }),
}

/** The post reads names of countries, not codes. */
function withCountryName(party: DocumentParty, language: PaperLanguage): DocumentParty {
  const { country } = party.address
  if (country === '') return party
  const name = countryNames[language].of(country) ?? country
  return { ...party, address: { ...party.address, country: name } }
}

type Parties = Omit<PrintedParties, 'country'>

async function partiesOfToday(tx: ReadTx, customerId: CustomerId | null): Promise<Parties> {
  const [business, settings, customer] = await Promise.all([
    getBusiness(tx),
    getPaperSettings(tx),
    customerId && getCustomer(tx, customerId),
  ])
  const { name, country, address, email, taxRegistrationNumber } = business
  const { footer, accent, logo, language } = settings
  return {
    seller: seller({
      name,
      country,
      address: address ?? '',
      email: email ?? '',
      tax_id: taxRegistrationNumber ?? '',
    }),
    customer,
    look: {
      language: customer?.paperLanguage ?? language,
      footer,
      accent,
      logoDigest: logo?.digest ?? null,
    },
  }
}

const letterheadColumns = [
  'l.name',
  'l.address',
  'l.country',
  'l.email',
  'l.tax_id',
  'l.footer',
  'l.accent',
  'l.language',
  'l.logo_digest',
] as const

/** Both parties as they were kept when a document was issued. */
export async function keptParties(
  tx: ReadTx,
  keys: { readonly letterheadId: string; readonly billToId: string },
): Promise<PrintedParties> {
  const row = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.letterhead as l')
    .select(letterheadColumns)
    .where('l.id', '=', keys.letterheadId)
    .executeTakeFirstOrThrow()
  const customer = await findBillTo(tx, keys.billToId)
  return withCountry({ seller: seller(row), customer: customer ?? null, look: lookOf(row) })
}

async function partiesAtIssue(tx: ReadTx, id: InvoiceId): Promise<Parties> {
  const row = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice as i')
    .innerJoin('invoicing.letterhead as l', (join) =>
      join.onRef('l.tenant_id', '=', 'i.tenant_id').onRef('l.id', '=', 'i.letterhead_id'),
    )
    .select([...letterheadColumns, 'i.bill_to_id'])
    .where('i.id', '=', uuidFromId(id))
    .executeTakeFirst()
  assert(row?.bill_to_id, 'an issued invoice prints both parties')
  const customer = await findBillTo(tx, row.bill_to_id)
  return { seller: seller(row), customer: customer ?? null, look: lookOf(row) }
}

type Letterhead = Selectable<InvoicingTables['invoicing.letterhead']>

/** A business writes its address as it wants it printed: its lines come before the country. */
function seller(
  from: Pick<Letterhead, 'name' | 'address' | 'country' | 'email' | 'tax_id'>,
): DocumentParty {
  const { name, address, country, email, tax_id: taxId } = from
  return { name, email, phone: '', taxId, address: { ...noAddress, line1: address, country } }
}

const lookOf = (
  row: Pick<Letterhead, 'footer' | 'accent' | 'language' | 'logo_digest'>,
): PaperLook => ({
  language: row.language as PaperLanguage,
  footer: row.footer,
  accent: row.accent,
  logoDigest: row.logo_digest,
})
