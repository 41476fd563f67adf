import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InvoiceDetailView, InvoiceView } from '@smb/core/invoicing'
import type { Person } from '@smb/test-world'
import { fetchPdf, openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { draftBody } from '../../apps/web/src/features/invoicing/draft-values.ts'
import type { Books } from './books.ts'
import { openBooks } from './books.ts'
import { bookedFigures, postedFigures } from './booked-figures.ts'
import type { Shown } from './typed-draft.ts'
import { shownByEditor, typedDraft } from './typed-draft.ts'
import type { TypedInvoice } from './typed-invoice.ts'
import { typedInvoice } from './typed-invoice.ts'

const world = openWorld()

test(
  'rule 5: what the editor shows while typing is what the API, the PDF and the books say, to the cent',
  { timeout: 120_000 },
  async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const books = await openBooks(mara)
    let issued = 0
    await fc.assert(
      fc.asyncProperty(typedInvoice, async (typed) => {
        if (await isSameEverywhere(mara, books, typed)) issued += 1
      }),
      { numRuns: 40 },
    )
    expect(issued).toBeGreaterThan(20)
  },
)

/** Types it, saves it, issues it and reads it back; false where nothing is owed, which cannot be issued. */
async function isSameEverywhere(who: Person, books: Books, typed: TypedInvoice): Promise<boolean> {
  await books.useRounding(typed.taxRounding)
  const values = typedDraft(typed, books)
  const shown = shownByEditor(values, typed, books)
  const draft = await who.post<InvoiceView>('/invoices', draftBody(values))
  expectApiSays(draft, shown)
  if (!isOwed(draft)) return false
  const issued = await who.post<InvoiceView>(`/invoices/${draft.id}/issue`, {
    version: draft.version,
  })
  expectApiSays(issued, shown)
  expectPaperSays(pdfRows(pdfTexts((await fetchPdf(who, issued.id)).pdf)), typed, shown)
  const detail = await who.get<InvoiceDetailView>(`/invoices/${issued.id}`)
  expect(bookedFigures(detail)).toEqual(postedFigures(shown))
  return true
}

const isOwed = ({ totals }: InvoiceView): boolean => !/^-|^0(\.0+)?$/.test(totals.total.amount)

function expectApiSays({ lines, totals }: InvoiceView, shown: Shown): void {
  expect(lines.map(({ amount }) => amount.amount)).toEqual(shown.lineAmounts)
  const of = (kind: string): string[] =>
    shown.sums.filter((sum) => sum.kind === kind).map(({ amount }) => amount)
  expect([totals.subtotal.amount]).toEqual(of('subtotal'))
  expect([totals.total.amount]).toEqual(of('total'))
  expect(totals.taxes.map(({ tax }) => tax.amount)).toEqual(of('tax'))
  if (totals.withholdings.length > 0) expect([totals.payable.amount]).toEqual(of('payable'))
}

/** Each row of the editor stands on the paper in the same words and with the same figure, in the same order. */
function expectPaperSays(rows: readonly string[], typed: TypedInvoice, shown: Shown): void {
  const said = rows.map((row) => row.replace(` | ${typed.currency} `, ' | '))
  let from = 0
  for (const { label, amount } of shown.sums) {
    const at = said.findIndex(
      (row, index) => index >= from && row.endsWith(`${label} | ${grouped(amount)}`),
    )
    expect(at, `${label} | ${grouped(amount)} in\n${said.join('\n')}`).toBeGreaterThanOrEqual(from)
    from = at + 1
  }
  const amounts = said.map((row) => row.split(' | ').at(-1))
  for (const amount of shown.lineAmounts) expect(amounts).toContain(grouped(amount))
}

/** `-1234.5` as paper prints it: `−1,234.5`. */
function grouped(amount: string): string {
  const [whole = '', ...fraction] = amount.replace('-', '').split('.')
  const groups = whole.match(/\d{1,3}(?=(\d{3})*$)/g) ?? []
  return [`${amount.startsWith('-') ? '−' : ''}${groups.join(',')}`, ...fraction].join('.')
}
