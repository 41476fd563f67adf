import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CreditNote, IssuedInvoice } from '../invoicing/index.ts'
import { creditNoteTotals, invoicePosting, invoiceTotals, outstanding } from '../invoicing/index.ts'
import { settledInvoice } from '../invoicing/index.ts'
import { exampleCreditNote } from '../invoicing/credit-note-examples.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  vat16,
  vat20,
} from '../invoicing/invoice-examples.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { WriteOff } from './write-off.ts'
import { checkedWriteOff, writeOffPosting } from './write-off.ts'

const eur = currency('EUR')
const usd = currency('USD')

function invoiceOf(prices: readonly bigint[], rate: bigint): IssuedInvoice {
  const lines = prices.map((price, n) =>
    exampleInvoiceLine('0', n % 2 ? vat16 : vat20, {
      id: exampleId('inl', n + 1),
      unitPrice: Decimal.of(price, 2),
    }),
  )
  const more = { exchangeRate: Decimal.of(rate, 4) }
  return exampleIssued(exampleDraft(lines, more, { baseCurrency: usd }))
}

test('rule 33: write-offs that reverse tax take back all that credit notes left, whatever the parts', () => {
  const prices = fc.array(fc.bigInt({ min: 2n, max: 99_999n }), { minLength: 1, maxLength: 4 })
  const rate = fc.bigInt({ min: 1n, max: 30_000n })
  const shares = fc.array(fc.bigInt({ min: 1n, max: 11n }), { maxLength: 6 })
  fc.assert(
    fc.property(prices, rate, fc.bigInt({ min: 0n, max: 11n }), shares, (...given) => {
      const [amounts, at, credited, parts] = given
      let invoice = invoiceOf(amounts, at)
      const first = (amounts[0] ?? 0n) * credited
      const notes: CreditNote[] = []
      if (first >= 12n) {
        const amount = Money.of(first / 12n, eur)
        const note = exampleCreditNote(invoice, [{ invoiceLineId: exampleId('inl', 1), amount }])
        notes.push(note)
        const { total } = creditNoteTotals(note.lines, eur)
        invoice = settledInvoice(invoice, { amount: total, relief: note.baseTotal })
      }
      const writeOffs: WriteOff[] = []
      const write = (amount?: Money): void => {
        const n = writeOffs.length + 1
        const done = checkedWriteOff(
          invoice,
          { notes, writeOffs },
          {
            ...{ id: exampleId('wof', n), allocationId: exampleId('alo', n), reason: '' },
            ...{ date: LocalDate.from('2026-02-20'), reversesTax: true, amount },
            ...{ expenseAccountId: exampleId('acc', 6810), journalEntryId: exampleId('je', n) },
          },
        )
        writeOffs.push(done.writeOff)
        invoice = done.invoice
      }
      for (const part of parts) {
        const amount = Money.of((outstanding(invoice).minor * part) / 12n, eur)
        if (Money.isPositive(amount)) write(amount)
      }
      if (Money.isPositive(outstanding(invoice))) write()

      const taken = writeOffs.flatMap(({ taxes }) => taxes)
      const tax = Money.sum(
        taken.map((row) => row.tax),
        eur,
      )
      const given0 = creditNoteTotals(
        notes.flatMap((note) => note.lines),
        eur,
      )
      const left = Money.subtract(invoiceTotals(invoice).tax, given0.tax)
      expect(Money.toString(tax)).toBe(Money.toString(left))
      expect(taken.every((row) => Money.isPositive(row.tax))).toBe(true)
      // What was debited to the receivable comes off it, in base currency too.
      const debited = invoicePosting(invoice, exampleAccounts, invoice.journalEntryId)
        .lines.filter(({ accountId }) => accountId === exampleAccounts.accountsReceivable)
        .reduce((sum, { base }) => sum + base.minor, 0n)
      const relieved = writeOffs
        .flatMap((one) => writeOffPosting(one, exampleAccounts).lines)
        .filter(({ accountId }) => accountId === exampleAccounts.accountsReceivable)
        .reduce((sum, { base }) => sum + base.minor, 0n)
      const byNotes = notes.reduce((sum, note) => sum + note.baseTotal.minor, 0n)
      expect(relieved + byNotes).toBe(debited)
    }),
    { numRuns: 300 },
  )
})
