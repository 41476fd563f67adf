import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type {
  BankAccountStandingView,
  StatementLineView,
  StatementUploadView,
} from '@smb/core/banking'
import type { InvoiceView } from '@smb/core/invoicing'
import type { AccountListItem, JournalEntryView } from '@smb/core/ledger'
import type { CustomerView } from '@smb/core/parties'
import type { Answer, Person } from '@smb/test-world'

export const eur = (amount: string) => ({ amount, currency: 'EUR' })

export const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/ofx/${name}`, import.meta.url)))

export type OfxLine = {
  readonly date: string
  readonly amount: string
  readonly name?: string
  readonly memo?: string
  readonly fitId?: string
}
type OfxWish = {
  readonly currency?: string
  readonly opening?: string
  readonly closing?: string
  readonly closingDate?: string
}

const day = (date: string): string => date.replaceAll('-', '')

/** An OFX 1.x file of these lines, as a bank would write it. */
export function ofx(lines: readonly OfxLine[], wish: OfxWish = {}): string {
  const { currency = 'EUR', opening, closing, closingDate = '2026-06-30' } = wish
  const transactions = lines.map(
    ({ date, amount, name = 'Someone', memo = '', fitId }) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day(date)}<TRNAMT>${amount}` +
      `${fitId ? `<FITID>${fitId}` : ''}<NAME>${name}${memo ? `<MEMO>${memo}` : ''}</STMTTRN>`,
  )
  const balances = [
    closing ? `<LEDGERBAL><BALAMT>${closing}<DTASOF>${day(closingDate)}</LEDGERBAL>` : '',
    opening
      ? `<BALLIST><BAL><NAME>Opening<DESC>Opening balance<BALTYPE>DOLLAR<VALUE>${opening}</BAL></BALLIST>`
      : '',
  ]
  return [
    'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n',
    '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>',
    `<CURDEF>${currency}<BANKACCTFROM><BANKID>1<ACCTID>DE00 1234<ACCTTYPE>CHECKING</BANKACCTFROM>`,
    '<BANKTRANLIST>',
    ...transactions,
    '</BANKTRANLIST>',
    ...balances,
    '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
  ].join('\n')
}

export const addBankAccount = (who: Person, more: object = {}) =>
  who.post<BankAccountStandingView>('/bank-accounts', { name: 'Main', currency: 'EUR', ...more })

const ofxType = { headers: { 'content-type': 'application/x-ofx' } }

/** Sends a file to a bank account and gives the answer back whatever it is. */
export const upload = (who: Person, bankAccountId: string, file: string | Buffer, query = '') =>
  who.ask<StatementUploadView & { code: string }>(
    'POST',
    `/bank-accounts/${bankAccountId}/imports?fileName=may.ofx${query}`,
    file,
    ofxType,
  )

/** Takes a file in and expects success. */
export async function take(
  who: Person,
  bankAccountId: string,
  file: string | Buffer,
  query = '',
): Promise<StatementUploadView> {
  const answer: Answer<StatementUploadView> = await upload(who, bankAccountId, file, query)
  if (answer.status !== 201) throw new Error(`import: ${answer.status} ${answer.text}`)
  return answer.body
}

export async function linesOf(
  who: Person,
  bankAccountId: string,
  query = '',
): Promise<StatementLineView[]> {
  type Lines = { items: StatementLineView[] }
  return (await who.get<Lines>(`/bank-accounts/${bankAccountId}/lines?limit=200${query}`)).items
}

/** A bank account of its own with one line on it. */
export async function addLine(
  who: Person,
  line: OfxLine,
  more: object = {},
): Promise<StatementLineView> {
  const account = await addBankAccount(who, more)
  await take(who, account.id, ofx([line], { currency: account.currency }))
  const [added] = await linesOf(who, account.id)
  if (!added) throw new Error('The line is missing.')
  return added
}

export const match = (who: Person, lineId: string, body: object) =>
  who.post<StatementLineView>(`/statement-lines/${lineId}/match`, body)
export const unmatch = (who: Person, lineId: string, body: object = {}) =>
  who.post<StatementLineView>(`/statement-lines/${lineId}/unmatch`, body)
export const lineOf = (who: Person, lineId: string) =>
  who.get<StatementLineView>(`/statement-lines/${lineId}`)

type InvoiceWish = {
  readonly amount?: string
  readonly issueDate?: string
  readonly customer?: string
} & Record<string, unknown>

/** An issued invoice of one line, of 100.00 and of 1 June unless it says otherwise, for a fresh customer. */
export async function addInvoice(who: Person, wish: InvoiceWish = {}): Promise<InvoiceView> {
  const { amount = '100.00', issueDate = '2026-06-01', customer = 'Northwind Clinic' } = wish
  const { currency, exchangeRate } = wish
  const { id: customerId } = await who.post<CustomerView>('/customers', { name: customer })
  const lines = [{ description: 'Design', quantity: '1', unitPrice: amount }]
  const body = { customerId, lines, currency, exchangeRate }
  const draft = await who.post<InvoiceView>('/invoices', body)
  return who.post<InvoiceView>(`/invoices/${draft.id}/issue`, { version: draft.version, issueDate })
}

export async function accountId(who: Person, code: string): Promise<string> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  const account = items.find((each) => each.code === code)
  if (!account) throw new Error(`There is no account ${code}.`)
  return account.id
}

/** `2026-06-20 post: Dr 1010 100.00, Cr …`, amounts in the line's currency. */
export async function entryInWords(who: Person, entryId: string | null | undefined) {
  const { postingDate, kind, lines } = await who.get<JournalEntryView>(
    `/journal-entries/${entryId}`,
  )
  const said = lines.map(
    ({ side, accountCode, amount, base }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amount.amount}` +
      (amount.currency === base.currency ? '' : ` ${amount.currency} = ${base.amount}`),
  )
  return `${postingDate} ${kind}: ${said.join(', ')}`
}
