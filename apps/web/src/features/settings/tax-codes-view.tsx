'use client'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Menu } from '#components/menu.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { Badge, StatusBadge } from '#components/status-badge.tsx'
import { AddRateDialog } from './add-rate-dialog.tsx'
import { NewTaxCodeDialog } from './new-tax-code-dialog.tsx'
import { kindWords, rateHistory, ratesInForce } from './tax-rates.ts'
import { useTaxCodeActs } from './use-tax-code-acts.ts'

/** The taxes that invoice lines may carry, with the rate of today and those before and after it. */
export function TaxCodesView({ codes }: { readonly codes: readonly BusinessTaxCodeView[] }) {
  const { today } = useBusiness()
  const mayWrite = usePermission('tax:write')
  const acts = useTaxCodeActs()
  const [isMaking, setMaking] = useState(false)
  const [rated, setRated] = useState<BusinessTaxCodeView>()
  const denied = mayWrite ? undefined : 'Changing tax codes needs an owner or an accountant.'
  const sorted = codes.toSorted(
    (a, b) =>
      Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || (a.code < b.code ? -1 : 1),
  )
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2>Tax codes</h2>
          <p className="text-sm text-text-3">
            A posted document keeps the rate of its day. New rates hold from a day on.
          </p>
        </div>
        <Button
          kind="primary"
          icon={<Plus size={16} aria-hidden />}
          disabledReason={denied}
          onClick={() => setMaking(true)}
        >
          New tax code
        </Button>
      </div>
      {denied && <p className="text-sm text-text-3">{denied}</p>}
      {acts.problem && <ProblemNotice problem={acts.problem} reassurance="Nothing was changed." />}
      {codes.length === 0 ? (
        <EmptyState title="No tax codes">
          Add one when you start to charge tax; until then invoices carry none.
        </EmptyState>
      ) : (
        <DataTable
          caption="Tax codes"
          columns={columnsOf(today, mayWrite ? { acts, onRate: setRated } : undefined)}
          rows={sorted}
          rowKey={({ id }) => id}
        />
      )}
      <NewTaxCodeDialog open={isMaking} onClose={() => setMaking(false)} />
      <AddRateDialog key={rated?.id} code={rated} onClose={() => setRated(undefined)} />
    </section>
  )
}

type RowActs = {
  readonly acts: ReturnType<typeof useTaxCodeActs>
  readonly onRate: (code: BusinessTaxCodeView) => void
}

function columnsOf(today: string, rowActs: RowActs | undefined): Column<BusinessTaxCodeView>[] {
  return [
    {
      key: 'name',
      header: 'Tax code',
      fold: 'title',
      cell: ({ code, name, isDefault, archivedAt }) => (
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{name}</span>
          <span className="text-text-3">{code}</span>
          {isDefault && <Badge tone="info">Chosen on new lines</Badge>}
          {archivedAt && <StatusBadge status="archived" />}
        </span>
      ),
    },
    { key: 'kind', header: 'Kind', fit: true, cell: ({ kind }) => kindWords[kind] },
    {
      key: 'rate',
      header: 'Rate today',
      align: 'end',
      fit: true,
      fold: 'amount',
      cell: (code) => ratesInForce(code, today) ?? <span className="text-text-3">none</span>,
    },
    {
      key: 'rates',
      header: 'Rates',
      fold: 'meta',
      cell: (code) => (
        <ul className="py-1.5 text-xs text-text-2">
          {rateHistory(code, today).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ),
    },
    {
      key: 'acts',
      header: 'Acts',
      quietHeader: true,
      fit: true,
      fold: 'status',
      cell: (code) => rowActs && <CodeMenu code={code} {...rowActs} />,
    },
  ]
}

function CodeMenu({ code, acts, onRate }: RowActs & { readonly code: BusinessTaxCodeView }) {
  const isArchived = code.archivedAt !== null
  const archived = isArchived ? 'It is archived.' : undefined
  return (
    <Menu
      label={`Acts on ${code.code}`}
      align="end"
      items={[
        {
          label: 'Add a rate',
          disabledReason:
            archived ?? (code.components.length === 0 ? 'It has no rate.' : undefined),
          onSelect: () => onRate(code),
        },
        {
          label: 'Choose on new lines',
          disabledReason: archived ?? (code.isDefault ? 'It is chosen already.' : undefined),
          onSelect: () => acts.makeDefault(code),
        },
        isArchived
          ? { label: 'Use again', separated: true, onSelect: () => acts.restore(code) }
          : { label: 'Archive', separated: true, onSelect: () => acts.archive(code) },
      ]}
      trigger={(props) => (
        <button
          type="button"
          className="btn btn-ghost btn-sm btn-icon"
          aria-label={`Acts on ${code.code}`}
          {...props}
        >
          <Ellipsis size={16} aria-hidden />
        </button>
      )}
    />
  )
}
