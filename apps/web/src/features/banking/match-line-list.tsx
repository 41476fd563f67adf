'use client'
import type { MatchSuggestion, StatementLine } from '@smb/api-client'
import { Check } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { classes } from '#lib/classes.ts'
import { matchGroups } from './match-groups.ts'

type Props = {
  readonly lines: readonly StatementLine[]
  readonly selectedId: string
  readonly busyId: string | undefined
  readonly onSelect: (id: string) => void
  readonly onAccept: (line: StatementLine, suggestion: MatchSuggestion) => void
}

/** Statement lines under how sure their match is; each row says why, not how many percent. */
export function MatchLineList(props: Props) {
  return (
    <div className="min-w-0 border-e border-border">
      {matchGroups.map(({ title, words, holds }) => {
        const members = props.lines.filter(holds)
        if (members.length === 0) return null
        return (
          <section key={title} aria-label={title}>
            <h2 className="flex items-baseline gap-2 border-y border-border bg-sunken px-4 py-1.5 text-sm md:px-8">
              {title} <span className="font-normal text-text-3">{members.length}</span>
              <span className="ms-auto font-normal text-text-3">{words}</span>
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
}: Props & { readonly line: StatementLine }) {
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
          className="grid min-w-0 flex-1 grid-cols-[56px_minmax(0,1fr)_auto] items-center gap-x-3 text-start md:grid-cols-[64px_minmax(0,1fr)_120px_minmax(0,1.2fr)]"
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
      </div>
    </li>
  )
}

function Proposal({ suggestion }: { readonly suggestion: MatchSuggestion }) {
  return (
    <>
      <span className="block truncate font-medium">
        {suggestion.label} <span className="font-normal">{suggestion.customerName}</span>
      </span>
      <span className="flex items-center gap-1 truncate text-xs text-text-3">
        <Check size={12} aria-hidden className="flex-none text-ok" />
        {suggestion.reasons.join(', ')}
      </span>
    </>
  )
}
