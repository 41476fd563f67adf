import { describe, expect, test } from 'vitest'
import type { ExampleTaxCode, WorkedExample } from '../../../fixtures/documents/worked-example.ts'
import { workedExamples } from '../../../fixtures/documents/worked-example.ts'
import type {
  InvoiceDetailView,
  InvoicePreviewView,
  InvoiceTotalsView,
  InvoiceView,
} from '@smb/core/invoicing'
import type { BusinessTaxCodeView, TaxPolicyView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { addCustomer, issue } from './invoice-story.ts'

const world = openWorld()

/** A business in the currency of the example, so that its entry is in that currency alone. */
const businessIn = (currency: string): Promise<Person> =>
  world.business('Mara', `Studio in ${currency}`, { baseCurrency: currency })

async function addCode(who: Person, code: ExampleTaxCode, prefix: string): Promise<string> {
  const { id } = await who.post<BusinessTaxCodeView>('/tax-codes', {
    ...{ code: `${prefix}.${code.code}`, name: code.name, kind: code.kind },
    components: code.taxes.map(({ name, ratePercent, isCompound = false, isWithheld }) => ({
      ...{ name, isCompound },
      accountRole: isWithheld ? 'withholding_receivable' : 'output_tax',
      rates: [{ ratePercent, validFrom: '2000-01-01' }],
    })),
  })
  return id
}

async function bodyOf(who: Person, example: WorkedExample, prefix: string) {
  const policy = await who.get<TaxPolicyView>('/tax-policy')
  const { taxRounding, pricesIncludeTax, discount = null } = example
  await who.put('/tax-policy', { taxRounding, pricesIncludeTax: false, version: policy.version })
  const idByCode = new Map<string, string>()
  for (const code of example.taxCodes) idByCode.set(code.code, await addCode(who, code, prefix))
  const lines = example.lines.map(({ taxCodes, ...line }) => ({
    ...line,
    taxCodeIds: taxCodes.map((code) => idByCode.get(code)),
  }))
  const customer = await addCustomer(who, 'Northwind Clinic')
  return { customerId: customer.id, pricesIncludeTax, discount, lines }
}

const rowsOf = (rows: InvoiceTotalsView['taxes']) =>
  rows.map(({ name, ratePercent, taxable, tax }) => ({
    ...{ name, ratePercent, taxable: taxable.amount, tax: tax.amount },
  }))

/** The totals in the words of the example. */
function figuresOf({ taxes, withholdings, gross: _, ...sums }: InvoiceTotalsView) {
  const amounts = Object.entries(sums).map(([name, sum]) => [name, sum.amount])
  return {
    ...Object.fromEntries(amounts),
    taxes: rowsOf(taxes),
    withholdings: rowsOf(withholdings),
  }
}

const entryOf = (lines: InvoicePreviewView['entry']) =>
  lines?.map(
    ({ side, accountCode, amount }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amount.amount}`,
  )

describe('worked examples, as preview, draft, issued invoice and ledger', () => {
  test.each(workedExamples().map((example, position) => ({ ...example, position })))(
    '$name',
    async ({ position, ...example }) => {
      const mara = await businessIn(example.currency)
      const { entry, ...figures } = example.expected
      const body = await bodyOf(mara, example, `E${position}`)

      const preview = await mara.post<InvoicePreviewView>('/invoices/preview', body)
      expect(figuresOf(preview.totals)).toEqual(figures)
      expect(entryOf(preview.entry)).toEqual(entry)

      const draft = await mara.post<InvoiceView>('/invoices', body)
      expect(figuresOf(draft.totals)).toEqual(figures)

      const issued = await issue(mara, draft)
      const detail = await mara.get<InvoiceDetailView>(`/invoices/${issued.id}`)
      expect(figuresOf(detail.totals)).toEqual(figures)
      expect(detail.taxRounding).toBe(example.taxRounding)
      expect(entryOf(detail.journalEntries[0]?.lines ?? null)).toEqual(entry)
    },
  )
})
