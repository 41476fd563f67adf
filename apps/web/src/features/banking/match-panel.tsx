'use client'
import type { MatchSuggestion, StatementLine } from '@smb/api-client'
import { Button } from '#components/button.tsx'
import { usePermission } from '#components/business-context.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { formatDate } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import type { AccountChoice } from './code-form.tsx'
import { CodeForm } from './code-form.tsx'

type Props = {
  readonly line: StatementLine
  readonly accounts: readonly AccountChoice[]
  readonly busy: boolean
  readonly onAccept: (suggestion: MatchSuggestion) => void
  readonly onCode: (account: AccountChoice, memo: string) => void
  readonly onLeaveOut: () => void
}

/** One line and everything it could be: suggestions by rank, an account, or nothing to do with the business. */
export function MatchPanel({ line, accounts, busy, onAccept, onCode, onLeaveOut }: Props) {
  const mayWrite = usePermission('bank:write')
  const { amount, currency } = line.amount
  return (
    <section
      aria-label="The chosen line"
      className="grid content-start gap-5 bg-canvas p-4 md:p-5 max-lg:border-t max-lg:border-border lg:sticky lg:top-14 lg:max-h-[calc(100dvh-92px)] lg:overflow-y-auto"
    >
      <div>
        <p className="text-xs text-text-3">
          <DateText date={line.date} /> · {[line.name, line.memo].filter(Boolean).join(' · ')}
        </p>
        <p className="mt-1">
          <MoneyText amount={amount} currency={currency} signs="flow" size="md" currencyAs="sign" />
        </p>
      </div>
      {!mayWrite && (
        <p className="text-sm text-text-2">
          Your role can see this line. An owner, accountant or bookkeeper can match it.
        </p>
      )}
      {line.suggestions.length > 0 && (
        <ol className="grid gap-2">
          {line.suggestions.slice(0, 5).map((suggestion, rank) => (
            <li
              key={suggestion.id}
              className="rounded-card border border-border bg-surface p-3 text-sm"
            >
              <p className="font-medium">
                {suggestion.label} <span className="font-normal">{suggestion.customerName}</span>
              </p>
              <p className="text-xs text-text-3">
                {suggestion.kind === 'invoice' ? 'Due' : 'Recorded'} {formatDate(suggestion.date)} ·{' '}
                {suggestion.reasons.join(', ')}
              </p>
              {mayWrite && (
                <Button
                  className="mt-2.5 w-full"
                  kind={rank === 0 ? 'primary' : 'secondary'}
                  size="sm"
                  kbd={rank === 0 ? 'Enter' : String(rank + 1)}
                  pending={busy}
                  onClick={() => onAccept(suggestion)}
                >
                  {suggestion.kind === 'invoice'
                    ? `Record ${formatMoney(suggestion.amount.amount, suggestion.amount.currency)} as paid`
                    : 'Match with this payment'}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayWrite && (
        <>
          <CodeForm
            accounts={accounts}
            busy={busy}
            isFirstChoice={line.suggestions.length === 0}
            onCode={onCode}
          />
          <Button kind="ghost" size="sm" pending={busy} onClick={onLeaveOut}>
            Leave this line out of the books
          </Button>
        </>
      )}
    </section>
  )
}
