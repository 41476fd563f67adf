import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { TaxVector } from '../../../fixtures/tax/generate.ts'
import type { InvoiceTotalsView, InvoiceView } from '@smb/core/invoicing'
import type { BusinessTaxCodeView, TaxPolicyView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { addCustomer, issue } from './invoice-story.ts'

const world = openWorld()

const path = new URL('../../../fixtures/tax/vectors.json', import.meta.url)
const everyTenth = (_: unknown, position: number): boolean => position % 10 === 3
const vectors = (JSON.parse(readFileSync(path, 'utf8')) as TaxVector[]).filter(everyTenth)

type VectorTaxes = TaxVector['file']['taxes']

/** A tax code of its own for each tax of the vectors. */
async function codeOf(who: Person, name: string, taxes: VectorTaxes): Promise<string> {
  const known = codeByName.get(name)
  if (known) return known
  const tax = taxes[name]
  const { id } = await who.post<BusinessTaxCodeView>('/tax-codes', {
    code: `T-${name}`,
    name,
    kind: tax?.kind ?? (tax?.isWithheld ? 'withholding' : 'standard'),
    components: [
      {
        name: tax?.name,
        isCompound: tax?.isCompound ?? false,
        accountRole: tax?.isWithheld ? 'withholding_receivable' : 'output_tax',
        rates: [{ ratePercent: tax?.ratePercent, validFrom: '2000-01-01' }],
      },
    ],
  })
  codeByName.set(name, id)
  return id
}
const codeByName = new Map<string, string>()

async function usePolicy(who: Person, taxRounding: string): Promise<void> {
  const policy = await who.get<TaxPolicyView>('/tax-policy')
  if (policy.taxRounding === taxRounding) return
  await who.put('/tax-policy', { taxRounding, pricesIncludeTax: false, version: policy.version })
}

/** The figures of the tax table by tax, whatever codes they came from. */
function byTax(rows: readonly { name: string; taxable: string; tax: string }[]) {
  const minor = (text: string): bigint => BigInt(text.replace('.', ''))
  const sums: Record<string, [bigint, bigint]> = {}
  for (const { name, taxable, tax } of rows) {
    const [a, b] = sums[name] ?? [0n, 0n]
    sums[name] = [a + minor(taxable), b + minor(tax)]
  }
  return sums
}

const shownTaxes = (rows: InvoiceTotalsView['taxes']) =>
  byTax(
    rows.map(({ name, ratePercent, taxable, tax }) => ({
      name: `${name} ${ratePercent}`,
      taxable: taxable.amount,
      tax: tax.amount,
    })),
  )

const expectedTaxes = (rows: TaxVector['expected']['taxes'], taxes: VectorTaxes) =>
  byTax(
    rows.map(({ code, taxable, tax }) => ({
      name: `${taxes[code]?.name} ${taxes[code]?.ratePercent}`,
      taxable,
      tax,
    })),
  )

test('rules 5, 7, 8: the API shows the golden figures, as draft and as issued', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const customer = await addCustomer(mara, 'Northwind Clinic')
  expect(vectors.length).toBe(58)
  for (const { name, file, expected } of vectors) {
    await usePolicy(mara, file.taxRounding)
    const lines = []
    for (const { taxes, ...line } of file.lines) {
      const taxCodeIds = []
      for (const tax of taxes) taxCodeIds.push(await codeOf(mara, tax, file.taxes))
      lines.push({ ...line, taxCodeIds })
    }
    const { currency, pricesIncludeTax, discount } = file
    const body = { currency, pricesIncludeTax, discount, lines, issueDate: file.issueDate }
    const draft = await mara.post<InvoiceView>('/invoices', {
      ...body,
      customerId: customer.id,
      exchangeRate: currency === 'EUR' ? null : '0.7345678912',
    })
    for (const invoice of [draft, await issue(mara, draft)]) expectFigures(invoice, name)
    function expectFigures({ totals, lines: shown, taxRounding }: InvoiceView, of: string): void {
      expect(taxRounding).toBe(file.taxRounding)
      const { taxes, withholdings, ...sums } = totals
      for (const [key, sum] of Object.entries(sums)) {
        expect([of, key, sum.amount]).toEqual([of, key, expected[key as 'total']])
      }
      expect([of, shownTaxes(taxes)]).toEqual([of, expectedTaxes(expected.taxes, file.taxes)])
      expect([of, shownTaxes(withholdings)]).toEqual([
        of,
        expectedTaxes(expected.withholdings, file.taxes),
      ])
      expect(
        shown.map(({ amount, net, tax, gross }) =>
          [amount, net, tax, gross].map((each) => each.amount),
        ),
      ).toEqual(expected.lines.map(({ amount, net, tax, gross }) => [amount, net, tax, gross]))
    }
  }
})
