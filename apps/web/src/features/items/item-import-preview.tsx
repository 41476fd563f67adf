'use client'
import type { ImportItemsResponse } from '@smb/api-client'
import type { ReactNode } from 'react'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import type { Column } from '#components/data-table.tsx'
import { ImportRows, OutcomeBadge } from '#components/import-rows.tsx'
import { counted } from '#lib/format/money.ts'

type ItemImportRow = ImportItemsResponse['rows'][number]

const columns: readonly Column<ItemImportRow>[] = [
  { key: 'name', header: 'Name', fold: 'title', cell: ({ name }) => name || '–' },
  {
    key: 'code',
    header: 'Code',
    fit: true,
    fold: 'meta',
    cell: (row) => (
      <span className="text-text-2">
        {row.code || '–'}
        <span className="block whitespace-normal md:hidden">{wordsOf(row)}</span>
      </span>
    ),
  },
  { key: 'price', header: 'Price', align: 'end', wideOnly: true, cell: ({ price }) => price },
  { key: 'line', header: 'Line', align: 'end', fold: 'amount', cell: ({ line }) => line },
  {
    key: 'outcome',
    header: 'What happens',
    fold: 'status',
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1 text-start whitespace-normal">
        <OutcomeBadge outcome={row.outcome} />
        <span className="text-text-2 max-md:hidden">{wordsOf(row)}</span>
      </span>
    ),
  },
]

/** What is in the way, or `price: 90 EUR → 95.5 EUR`, change by change. */
const wordsOf = ({ message, changes }: ItemImportRow): string =>
  message ?? changes.map(({ field, from, to }) => `${field}: ${from || '–'} → ${to}`).join('; ')

/** What a list would do to the products: the sum on top, then its lines, those that do not fit first. */
export function ItemImportPreview({
  preview,
  onAnswer,
  action,
}: {
  readonly preview: ImportItemsResponse
  readonly onAnswer: (decimalMark: 'point' | 'comma') => void
  readonly action: ReactNode
}) {
  const { new: added, changed, unchanged, faulty, ignoredColumns, question, rows } = preview
  return (
    <Card>
      <CardHead
        title={counted(added, 'new product')}
        aside={`${changed} change, ${unchanged} stay, ${faulty} ${faulty === 1 ? 'does' : 'do'} not fit`}
      />
      <CardBody className="grid gap-4">
        {question && (
          <Banner tone="warn" title={question.words}>
            <span className="mt-2 flex flex-wrap gap-2">
              {question.choices.map(({ words, decimalMark }) => (
                <Button key={decimalMark} size="sm" onClick={() => onAnswer(decimalMark)}>
                  {words}
                </Button>
              ))}
            </span>
          </Banner>
        )}
        {faulty > 0 && (
          <Banner tone="warn" title={`${counted(faulty, 'line')} to correct first`}>
            A list comes in whole or not at all. Correct the file and choose it again.
          </Banner>
        )}
        {ignoredColumns.length > 0 && (
          <p className="text-sm text-text-3">Columns left out: {ignoredColumns.join(', ')}.</p>
        )}
        {!question && <ImportRows rows={rows} columns={columns} />}
      </CardBody>
      <CardFoot>{action}</CardFoot>
    </Card>
  )
}
