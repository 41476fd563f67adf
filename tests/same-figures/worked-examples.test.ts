import { describe, expect, test } from 'vitest'
import type { BusinessTaxCode } from '@smb/api-client'
import { invoiceDocument, invoiceTotals } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import type { WorkedExample } from '../../fixtures/documents/worked-example.ts'
import { workedExamples } from '../../fixtures/documents/worked-example.ts'
import type { DraftValues } from '../../apps/web/src/features/invoicing/draft-values.ts'
import {
  blankLine,
  draftBody,
  newDraft,
} from '../../apps/web/src/features/invoicing/draft-values.ts'
import { liveInvoice, taxCodesById } from '../../apps/web/src/features/invoicing/live-invoice.ts'
import { noParty } from '../../apps/web/src/features/invoicing/seller.ts'

/** The tax codes of an example as the API gives them to the editor; their ids are their codes. */
const codesOf = ({ taxCodes }: WorkedExample): BusinessTaxCode[] =>
  taxCodes.map(({ code, name, kind, taxes }) => ({
    ...{ id: code, code, name, archivedAt: null, version: 1, isDefault: false },
    kind: kind as BusinessTaxCode['kind'],
    components: taxes.map((tax) => ({
      name: tax.name,
      isCompound: tax.isCompound ?? false,
      accountRole: tax.isWithheld ? 'withholding_receivable' : 'output_tax',
      rates: [{ ratePercent: tax.ratePercent, validFrom: '2000-01-01', validTo: null }],
    })),
  }))

/** What the editor holds once the example was typed into it. */
function typed({ currency, pricesIncludeTax, lines, discount }: WorkedExample): DraftValues {
  const settings = { currency, pricesIncludeTax, paymentTermsDays: 0, defaultTaxCodeIds: [] }
  return {
    ...newDraft(settings),
    ...(discount && {
      discountKind: discount.kind,
      discount: discount.kind === 'percent' ? `${discount.percent} %` : discount.amount,
      discountIsAfterTax: discount.isAfterTax,
    }),
    lines: [
      ...lines.map(({ description, quantity, unitPrice, discount: off, taxCodes }) => ({
        ...blankLine(taxCodes),
        ...{ description, quantity, unitPrice },
        discount: off?.kind === 'percent' ? `${off.percent}%` : '',
        fixedDiscount: off?.kind === 'amount' ? off.amount : null,
      })),
      blankLine([]),
    ],
  }
}

describe('worked examples, typed into the web editor', () => {
  test.each(workedExamples())('$name', (example) => {
    const values = typed(example)
    const invoice = liveInvoice(values, {
      id: 'inv_00000000000000000000000000',
      baseCurrency: example.currency,
      taxRounding: example.taxRounding,
      taxCodes: taxCodesById(codesOf(example)),
      today: '2026-01-31',
      version: 1,
    })
    const { expected } = example
    const { sums, taxes } = invoiceDocument(invoice, { seller: noParty, customer: null })
    const shown = (kind: string): string[] =>
      sums.filter((row) => row.kind === kind).map(({ amount }) => amount)
    expect(shown('subtotal')).toEqual([expected.subtotal])
    expect(shown('total')).toEqual([expected.total])
    expect(taxes.map(({ name, taxable, tax }) => ({ name, taxable, tax }))).toEqual(
      expected.taxes.map(({ name, taxable, tax }) => ({ name, taxable, tax })),
    )
    expect(Money.toString(invoiceTotals(invoice).payable)).toBe(expected.payable)
    // What leaves for the API has every line and every tax of it.
    expect(draftBody(values)?.lines?.map(({ taxCodeIds }) => taxCodeIds)).toEqual(
      example.lines.map(({ taxCodes }) => taxCodes),
    )
  })
})
