'use client'
import type { MatchSuggestion, StatementLine } from '@smb/api-client'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/button.tsx'
import { usePermission } from '#components/business-context.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { classes } from '#lib/classes.ts'
import { matchGroups, totalOf } from './match-groups.ts'

type Props = {
  readonly lines: readonly StatementLine[]
  readonly currency: string
  readonly selectedId: string
  readonly busyId: string | undefined
  readonly onSelect: (id: string) => void
  readonly onAccept: (line: StatementLine, suggestion: MatchSuggestion) => void
  /** What can be done with the selected line, where it has no pane of its own beside the list. */
  readonly detail: ReactNode
}

// Rows and the heads of their groups stand in the same columns.
const rowColumns =
  'grid min-w-0 flex-1 gap-x-3 grid-cols-[56px_minmax(0,1fr)_auto] md:grid-cols-[64px_minmax(0,1fr)_120px_minmax(0,1.2fr)]'

/** Statement lines under how sure their match is; each row says why, not how many percent. */
export function MatchLineList(props: Props) {
  const mayWrite = usePermission('bank:write')
  return (
    <div className="min-w-0 border-e border-border">
      {matchGroups.map(({ title, words, holds }) => {
        const members = props.lines.filter(holds)
        if (members.length === 0) return null
        return (
          <section key={title} aria-label={title}>
            <h2 className="flex items-baseline gap-3 border-y border-border bg-sunken px-4 py-1.5 text-sm md:px-8">
              <span className={`${rowColumns} items-baseline`}>
                <span className="col-span-2">
                  {title} <span className="ms-1 font-normal text-text-3">{members.length}</span>
                </span>
                <MoneyText
                  amount={totalOf(members, props.currency)}
                  currency={props.currency}
                  signs="flow"
                  className="text-end font-normal"
                />
                <span className="truncate font-normal text-text-3 max-md:hidden">{words}</span>
              </span>
              {mayWrite && <span className="w-17 flex-none" />}
            </h2>
            <ul>
              {members.map((line) => (
                <MatchRow key={line.id} line={line} {...props} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function MatchRow({
  line,
  selectedId,
  busyId,
  onSelect,
  onAccept,
  detail,
}: Props & { readonly line: StatementLine }) {
  const mayWrite = usePermission('bank:write')
  const [suggestion] = line.suggestions
  const isSelected = line.id === selectedId
  return (
    <li
      className={classes('border-b border-border', isSelected ? 'bg-selected' : 'hover:bg-hover')}
    >
      <div className="flex items-center gap-3 px-4 py-2 text-sm md:px-8">
        <button
          type="button"
          aria-current={isSelected ? 'true' : undefined}
          className={`${rowColumns} items-center text-start`}
          onClick={() => onSelect(line.id)}
        >
          <span className="text-text-3">
            <DateText date={line.date} near={line.date} />
          </span>
          <span className="min-w-0 truncate" title={[line.name, line.memo].join(' ')}>
            {line.name}
            {line.memo && <span className="block truncate text-xs text-text-3">{line.memo}</span>}
          </span>
          <span className="text-end font-medium">
            <MoneyText amount={line.amount.amount} currency={line.amount.currency} signs="flow" />
          </span>
          <span className="min-w-0 max-md:col-span-2 max-md:col-start-2">
            {suggestion ? (
              <Proposal suggestion={suggestion} />
            ) : (
              <span className="text-text-3">Say what it is</span>
            )}
          </span>
        </button>
        {mayWrite && (
          // As wide in every row, so that the amounts stand in one column.
          <span className="flex w-17 flex-none justify-end">
            {suggestion && (
              <Button
                size="sm"
                pending={busyId === line.id}
                onClick={() => onAccept(line, suggestion)}
                aria-label={`Accept ${suggestion.label} for ${line.name}`}
              >
                Accept
              </Button>
            )}
          </span>
        )}
      </div>
      {isSelected && detail}
    </li>
  )
}

function Proposal({ suggestion }: { readonly suggestion: MatchSuggestion }) {
  return (
    <>
      <span className="block truncate font-medium">
        {suggestion.label} <span className="font-normal">{suggestion.customerName}</span>
      </span>
      <span className="flex items-center gap-1 text-xs text-text-3">
        <Check size={12} aria-hidden className="flex-none text-ok" />
        <span className="truncate" title={suggestion.reasons.join(', ')}>
          {suggestion.reasons.join(', ')}
        </span>
      </span>
    </>
  )
}
