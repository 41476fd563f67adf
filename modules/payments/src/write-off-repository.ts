import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { assert } from '@smb/core/errors'
import type { InvoiceId, LedgerAccountId, WriteOffId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode, MoneyView } from '@smb/core/money'
import { Decimal, Money, moneyFromView, moneyView } from '@smb/core/money'
import type { WriteOff } from '@smb/core/payments'
import { writeOffErrors } from '@smb/core/payments'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { PaymentsTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<PaymentsTables>(tx)

const writeOffs = (tx: ReadTx) =>
  tables(tx)
    .selectFrom('payments.write_off as w')
    .innerJoin('payments.allocation as a', (join) =>
      join.onRef('a.tenant_id', '=', 'w.tenant_id').onRef('a.write_off_id', '=', 'w.id'),
    )
    .selectAll('w')
    .select('a.id as allocation_id')

type Row = Selectable<PaymentsTables['payments.write_off']> & { readonly allocation_id: string }
type StoredTax = {
  readonly taxCodeId: string
  readonly name: string
  readonly ratePercent: string
  readonly tax: MoneyView
}

function writeOffFromRow(row: Row): WriteOff {
  const baseCurrency = row.base_currency as CurrencyCode
  return {
    id: idFromUuid('wof', row.id),
    allocationId: idFromUuid('alo', row.allocation_id),
    invoiceId: idFromUuid('inv', row.invoice_id),
    customerId: idFromUuid('cus', row.customer_id),
    date: row.written_off_on as LocalDate,
    amount: Money.of(row.amount, row.currency as CurrencyCode),
    relief: Money.of(row.relief_base, baseCurrency),
    baseCurrency,
    exchangeRate: Decimal.from(row.exchange_rate),
    taxes: (row.taxes as unknown as StoredTax[]).map((tax) => ({
      taxCodeId: tax.taxCodeId as WriteOff['taxes'][number]['taxCodeId'],
      name: tax.name,
      ratePercent: Decimal.from(tax.ratePercent),
      tax: moneyFromView(tax.tax),
    })),
    reversesTax: row.reverses_tax,
    expenseAccountId: idFromUuid('acc', row.expense_account_id),
    reason: row.reason,
    journalEntryId: idFromUuid('je', row.journal_entry_id),
    reversedOn: row.reversed_on as LocalDate | null,
    reversalReason: row.reversal_reason,
    reversalEntryId:
      row.reversal_entry_id === null ? null : idFromUuid('je', row.reversal_entry_id),
  }
}

/** Every write-off of an invoice, reversed ones too, oldest first. */
export async function writeOffsOf(tx: ReadTx, invoiceId: InvoiceId): Promise<WriteOff[]> {
  const rows = await writeOffs(tx)
    .where('w.invoice_id', '=', uuidFromId(invoiceId))
    .orderBy('w.recorded_at')
    .orderBy('w.id')
    .execute()
  return rows.map(writeOffFromRow)
}

export async function liveWriteOffs(tx: ReadTx, invoiceId: InvoiceId): Promise<WriteOff[]> {
  return (await writeOffsOf(tx, invoiceId)).filter((one) => one.reversedOn === null)
}

export async function findWriteOff(tx: ReadTx, id: WriteOffId): Promise<WriteOff | undefined> {
  const row = await writeOffs(tx).where('w.id', '=', uuidFromId(id)).executeTakeFirst()
  return row && writeOffFromRow(row)
}

/** Throws `write_off.not_found`. */
export async function getWriteOff(tx: ReadTx, id: WriteOffId): Promise<WriteOff> {
  const found = await findWriteOff(tx, id)
  if (!found) throw writeOffErrors.notFound()
  return found
}

/** The expense account of the last write-off of the business. */
export async function lastBadDebtAccount(tx: ReadTx): Promise<LedgerAccountId | undefined> {
  const row = await tables(tx)
    .selectFrom('payments.write_off')
    .select('expense_account_id')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row && idFromUuid('acc', row.expense_account_id)
}

export async function insertWriteOff(tx: Tx, writeOff: WriteOff): Promise<void> {
  const taxes = writeOff.taxes.map(({ taxCodeId, name, ratePercent, tax }): StoredTax => ({
    taxCodeId,
    name,
    ratePercent: Decimal.toString(ratePercent),
    tax: moneyView(tax),
  }))
  await tables(tx)
    .insertInto('payments.write_off')
    .values({
      id: uuidFromId(writeOff.id),
      invoice_id: uuidFromId(writeOff.invoiceId),
      customer_id: uuidFromId(writeOff.customerId),
      written_off_on: writeOff.date,
      currency: writeOff.amount.currency,
      amount: writeOff.amount.minor,
      base_currency: writeOff.baseCurrency,
      exchange_rate: Decimal.toString(writeOff.exchangeRate),
      relief_base: writeOff.relief.minor,
      reverses_tax: writeOff.reversesTax,
      taxes: sql<never>`${JSON.stringify(taxes)}::jsonb`,
      expense_account_id: uuidFromId(writeOff.expenseAccountId),
      reason: writeOff.reason,
      journal_entry_id: uuidFromId(writeOff.journalEntryId),
      recorded_at: tx.now,
    })
    .execute()
}

export async function updateReversedWriteOff(tx: Tx, writeOff: WriteOff): Promise<void> {
  assert(writeOff.reversalEntryId, 'a reversed write-off names its entry')
  await tables(tx)
    .updateTable('payments.write_off')
    .set({
      reversed_on: writeOff.reversedOn,
      reversal_reason: writeOff.reversalReason,
      reversal_entry_id: uuidFromId(writeOff.reversalEntryId),
      reversed_at: tx.now,
      reversed_by: sql`platform.actor_id()`,
    })
    .where('id', '=', uuidFromId(writeOff.id))
    .execute()
}
