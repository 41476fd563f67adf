import type { InvoiceFromFile } from '@smb/core/invoicing'
import type { Output } from '../output.ts'
import { tableText } from '../output.ts'

type Line = InvoiceFromFile['view']['lines'][number]
type Tax = InvoiceFromFile['view']['taxes'][number]
type EntryLine = InvoiceFromFile['entry'][number]

/** Shows what a file comes to: lines, tax table, totals and the entry that issuing would post. */
export function showPreview(preview: InvoiceFromFile, output: Output): void {
  const { view, entry } = preview
  if (output.isJson) {
    output.say('', { totals: view, entry })
    return
  }
  const lines = tableText<Line>(view.lines, [
    { head: 'Item', cell: (line) => line.description },
    { head: 'Amount', cell: (line) => line.amount.amount, align: 'right' },
    { head: 'Net', cell: (line) => line.net.amount, align: 'right' },
    { head: 'Tax', cell: (line) => line.tax.amount, align: 'right' },
    { head: 'Gross', cell: (line) => line.gross.amount, align: 'right' },
  ])
  const taxes = tableText<Tax>(
    [...view.taxes, ...view.withholdings],
    [
      { head: 'Tax', cell: (tax) => `${tax.name} ${tax.ratePercent} %` },
      { head: 'On', cell: (tax) => tax.taxable.amount, align: 'right' },
      { head: 'Amount', cell: (tax) => tax.tax.amount, align: 'right' },
    ],
  )
  const totals = tableText(
    [
      ['Net', view.net.amount],
      ['Tax', view.tax.amount],
      ['Total', view.total.amount],
      ['Withheld', view.withheld.amount],
      ['Payable', view.payable.amount],
    ],
    [
      { head: view.payable.currency, cell: ([name]) => name as string },
      { head: '', cell: ([, amount]) => amount as string, align: 'right' },
    ],
  )
  const journal = tableText<EntryLine>(entry, [
    {
      head: 'Account',
      cell: (line) => (line.side === 'credit' ? `  ${line.account}` : line.account),
    },
    {
      head: 'Debit',
      cell: (line) => (line.side === 'debit' ? line.base.amount : ''),
      align: 'right',
    },
    {
      head: 'Credit',
      cell: (line) => (line.side === 'credit' ? line.base.amount : ''),
      align: 'right',
    },
  ])
  output.say([lines, taxes, totals, journal].join('\n').trimEnd(), undefined)
}
