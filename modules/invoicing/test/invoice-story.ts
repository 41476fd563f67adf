import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { CustomerView } from '@smb/core/parties'
import type { InvoiceView } from '@smb/core/invoicing'
import type { AccountListItem } from '@smb/core/ledger'
import type { Person } from '@smb/test-world'

/** A customer of that business. */
export const addCustomer = (who: Person, name: string, details: object = {}) =>
  who.post<CustomerView>('/customers', { name, ...details })

/** A tax code of one tax whose rate holds from long ago. */
export const addTaxCode = (who: Person, code: string, ratePercent: string) =>
  who.post<BusinessTaxCodeView>('/tax-codes', {
    code,
    name: `VAT ${ratePercent} %`,
    kind: 'standard',
    components: [{ name: 'VAT', rates: [{ ratePercent, validFrom: '2000-01-01' }] }],
  })

export const line = (description: string, unitPrice: string, more: object = {}) => ({
  description,
  quantity: '1',
  unitPrice,
  ...more,
})

/** A draft of one line for a fresh customer, ready to issue. */
export async function addDraft(who: Person, more: object = {}): Promise<InvoiceView> {
  const customer = await addCustomer(who, 'Northwind Clinic')
  const lines = [line('Design', '100.00')]
  return who.post<InvoiceView>('/invoices', { customerId: customer.id, lines, ...more })
}

export const issue = (who: Person, draft: InvoiceView, more: object = {}) =>
  who.post<InvoiceView>(`/invoices/${draft.id}/issue`, { version: draft.version, ...more })

/** An issued invoice of one line for a fresh customer. */
export async function addIssued(who: Person, more: object = {}): Promise<InvoiceView> {
  return issue(who, await addDraft(who, more))
}

export async function accountId(who: Person, code: string): Promise<string> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  const account = items.find((each) => each.code === code)
  if (!account) throw new Error(`There is no account ${code}.`)
  return account.id
}

type SidedLine = {
  side: string
  accountCode: string
  accountName: string
  amount: { amount: string }
}

/** `Dr 1100 Accounts receivable 116.00`, line by line. */
export const inWords = (lines: readonly SidedLine[]): string[] =>
  lines.map(
    ({ side, accountCode, accountName, amount }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${accountName} ${amount.amount}`,
  )
