import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { MoneyView, MoneyWire } from '../money/index.ts'
import { InstantView, LocalDateView, LocalDateWire } from '../time/index.ts'
import { openingLimits } from './opening-balances.ts'

const OpeningAccountWire = z.strictObject({
  code: z.string().trim().min(1).max(20),
  debit: MoneyWire.optional(),
  credit: MoneyWire.optional(),
})

const OpeningInvoiceWire = z.strictObject({
  /** Of a customer in the list, however its letters are cased; a new name becomes a new customer. */
  customerName: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(60),
  date: LocalDateWire,
  dueDate: LocalDateWire,
  amount: MoneyWire,
})

export const PostOpeningBalancesBody = z.strictObject({
  id: idWire('opn').optional(),
  /** The balances are those at the end of this day. */
  asOf: LocalDateWire,
  accounts: z.array(OpeningAccountWire).max(openingLimits.accounts),
  invoices: z.array(OpeningInvoiceWire).max(openingLimits.invoices).default([]),
  /** True puts what debits and credits differ by to the account Opening balances. */
  takesDifference: z.boolean().default(false),
})
export type PostOpeningBalances = z.output<typeof PostOpeningBalancesBody>

export const OpeningBalancesView = z
  .object({
    id: z.string(),
    asOf: LocalDateView,
    /** Null where only invoices came. */
    journalEntryId: z.string().nullable(),
    openingAccountId: z.string(),
    invoiceCount: z.number().int(),
    invoiceTotal: MoneyView,
    /** What stays on Opening balances: zero unless the accountant chose otherwise. */
    difference: MoneyView,
    postedAt: InstantView,
    reversedAt: InstantView.nullable(),
  })
  .meta({ id: 'OpeningBalances' })
export type OpeningBalancesView = z.infer<typeof OpeningBalancesView>

export const OpeningBalancesList = z.object({ items: z.array(OpeningBalancesView) })
