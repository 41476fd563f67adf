'use client'
import type { InvoiceListItem } from '@smb/api-client'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { SelectionBar } from '#components/selection-bar.tsx'
import { fileHref } from '#lib/file-href.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import type { BulkAction } from './bulk-words.ts'
import { bulkWords } from './bulk-words.ts'
import type { InvoiceFilter } from './invoice-filter.ts'
import { invoicesQuery } from './invoice-filter.ts'
import type { BulkTarget } from './use-bulk-invoices.ts'
import { useBulkInvoices } from './use-bulk-invoices.ts'

/** What can be done with the chosen invoices, or with all that match the list. */
export function BulkBar({
  items,
  selected,
  filter,
  hasMore,
  onClear,
  onDone,
}: {
  readonly items: readonly InvoiceListItem[]
  readonly selected: ReadonlySet<string>
  readonly filter: InvoiceFilter
  readonly hasMore: boolean
  readonly onClear: () => void
  /** Rows were changed, also further down. */
  readonly onDone: () => void
}) {
  const { business } = useBusiness()
  const [isAll, setAll] = useState(false)
  const clear = () => {
    setAll(false)
    onClear()
  }
  const bulk = useBulkInvoices(() => {
    clear()
    onDone()
  })
  const rows = items.filter(({ id }) => selected.has(id))
  const matchesAll = isAll && selected.size > 0
  const { limit: _, ...query } = invoicesQuery(filter)
  const target: BulkTarget = matchesAll ? { filter: query } : { rows }
  const isWhole = hasMore && rows.length === items.length
  const actions = offered(rows, filter, matchesAll).filter((action) =>
    business.permissions.includes(bulkWords[action].permission),
  )
  const csv = matchesAll ? query : { ids: rows.map(({ id }) => id).join(',') }
  return (
    <>
      <SelectionBar
        count={rows.length}
        {...(matchesAll ? { total: 'and all others that match' } : {})}
        onClear={clear}
      >
        {isWhole && !isAll && (
          <Button size="sm" kind="ghost" onClick={() => setAll(true)}>
            Select all that match
          </Button>
        )}
        {actions.map((action) => (
          <Button key={action} size="sm" onClick={() => bulk.open(action, target)}>
            {bulkWords[action].verb}
          </Button>
        ))}
        <ButtonLink size="sm" download href={fileHref(business.slug, '/invoices/export', csv)}>
          Export CSV
        </ButtonLink>
      </SelectionBar>
      <BulkDialog bulk={bulk} />
    </>
  )
}

/** The acts that make sense for at least one of them. */
function offered(
  rows: readonly InvoiceListItem[],
  filter: InvoiceFilter,
  matchesAll: boolean,
): BulkAction[] {
  if (filter.discarded) return ['restore']
  const hasDraft = matchesAll || rows.some(({ status }) => status === 'draft')
  const hasIssued = matchesAll || rows.some(({ status }) => status === 'issued')
  return [
    ...(hasDraft ? (['issue', 'archive'] as const) : []),
    'duplicate',
    ...(hasIssued ? (['write_off', 'void'] as const) : []),
  ]
}
