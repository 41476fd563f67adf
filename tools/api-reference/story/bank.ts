import {
  createBankAccount,
  excludeStatementLine,
  getBankAccount,
  getStatementImport,
  getStatementLine,
  importStatement,
  listBankAccounts,
  listStatementImports,
  listStatementLines,
  matchStatementLine,
  restoreStatementLine,
  reviseBankAccount,
  undoStatementImport,
  unmatchStatementLine,
} from '@smb/api-client'
import type { Accounts } from './accounts-and-journal.ts'
import type { Sale } from './invoices.ts'
import { anIssued } from './invoices.ts'
import type { Asking } from './session.ts'
import { fileOf, the } from './session.ts'

const statement = (reference: string): string => `Date,Details,Amount,Balance
2026-06-12,Card fee,-2.50,997.50
2026-06-15,Northwind Clinic ${reference},123.00,1120.50
2026-06-16,Office paper,-20.50,1100.00
`

/** A bank's file becomes lines; a line becomes a payment, another an expense, a third is set aside. */
export async function tellOfBank(mara: Asking, sale: Sale, account: Accounts): Promise<void> {
  const invoice = await anIssued(mara, sale, 'Shop sign')
  const { data: bank } = await createBankAccount({
    ...mara,
    body: { name: 'Harbour Bank', currency: 'EUR', accountNumberMasked: '···4821' },
  })
  const path = { id: bank.id }
  await reviseBankAccount({
    ...mara,
    path,
    body: { version: bank.version, bankName: 'Harbour Bank plc' },
  })
  const { data: upload } = await importStatement({
    ...mara,
    path,
    query: { fileName: 'june.csv' },
    body: fileOf(statement(invoice.number ?? '')),
    headers: { 'Content-Type': 'text/csv' },
  })
  await getBankAccount({ ...mara, path })
  await listBankAccounts(mara)
  await listStatementImports({ ...mara, path })
  const { data: lines } = await listStatementLines({ ...mara, path, query: { state: 'unmatched' } })
  const lineOf = (amount: string) => ({
    id: the(lines.items, (line) => line.amount.amount === amount).id,
  })
  await tellOfLines(
    mara,
    { paid: lineOf('123.00'), spent: lineOf('-20.50') },
    {
      invoiceId: invoice.id,
      ledgerAccountId: account('6100'),
    },
  )
  await tellOfTakingBack(mara, upload.import?.id ?? '')
}

type LinePaths = Readonly<Record<'paid' | 'spent', { readonly id: string }>>

async function tellOfLines(
  mara: Asking,
  { paid, spent }: LinePaths,
  to: { readonly invoiceId: string; readonly ledgerAccountId: string },
): Promise<void> {
  await matchStatementLine({
    ...mara,
    path: paid,
    body: { kind: 'invoice', invoiceId: to.invoiceId },
  })
  const { ledgerAccountId } = to
  await matchStatementLine({ ...mara, path: spent, body: { kind: 'account', ledgerAccountId } })
  await getStatementLine({ ...mara, path: paid })
  await unmatchStatementLine({ ...mara, path: paid, body: {} })
  await unmatchStatementLine({ ...mara, path: spent, body: {} })
  await excludeStatementLine({ ...mara, path: spent, body: {} })
  await restoreStatementLine({ ...mara, path: spent, body: {} })
}

async function tellOfTakingBack(mara: Asking, id: string): Promise<void> {
  await getStatementImport({ ...mara, path: { id } })
  await undoStatementImport({ ...mara, path: { id }, body: {} })
}
