import type { AgedReceivables } from '@smb/api-client'
import { getAgedReceivables } from '@smb/api-client'
import { agedColumnTitle } from '@smb/core/reports'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import type { Column } from '../output.ts'
import { signedIn } from '../signed-in.ts'

type Row = { readonly name: string; readonly amounts: readonly string[] }

export const agedReceivables: Command = {
  words: 'report aged-receivables',
  values: {
    'business!': 'slug of the business',
    'as-of': 'day, today if left out',
    buckets: 'last day of each bucket, 30,60,90 if left out',
  },
  summary: 'What customers owe on a day, by how long it is due',
  run: async (input) => {
    const [asOf, buckets] = [optional(input, 'as-of'), optional(input, 'buckets')]
    const { data } = await getAgedReceivables({
      client: await signedIn(text(input, 'business')),
      query: { ...(asOf ? { asOf } : {}), ...(buckets ? { buckets } : {}) },
      throwOnError: true,
    })
    input.output.table(rowsOf(data), columnsOf(data), data)
    if (input.output.isJson) return
    const { receivable, customerCredit, difference } = data.proof
    input.output.note(
      `${data.currency}, as of ${data.asOf}. Accounts receivable ${receivable} less customer credit ${customerCredit}; difference ${difference}.`,
    )
  },
}

const rowsOf = ({ rows, totals }: AgedReceivables): Row[] => [
  ...rows.flatMap(({ customerName, amounts, foreign }) => [
    { name: customerName, amounts },
    ...foreign.map((own) => ({ name: `  of it in ${own.currency}`, amounts: own.amounts })),
  ]),
  { name: 'Total', amounts: totals },
]

const columnsOf = ({ columns }: AgedReceivables): Column<Row>[] => [
  { head: 'Customer', cell: (row) => row.name },
  ...columns.map((column, position) => ({
    head: agedColumnTitle(
      column.kind === 'bucket' ? { ...column, kind: 'bucket' } : { kind: column.kind },
    ),
    cell: (row: Row) => row.amounts[position] ?? '',
    align: 'right' as const,
  })),
]
