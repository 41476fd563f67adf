import type { NumberReport } from '@smb/api-client'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Badge } from '#components/status-badge.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { formatDate } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import { counterWords, rangeWords, seriesWords } from './number-words.ts'

type Counter = NumberReport['counters'][number]

/** Every number that was given, year by year: whether all are there, which are void, which were left out and why. */
export function NumberReportCard({ counters }: { readonly counters: readonly Counter[] }) {
  return (
    <Card>
      <CardHead title="Given numbers" aside="Gap report" />
      <CardBody>
        {counters.length === 0 ? (
          <p className="text-sm text-text-2">No number has been given yet.</p>
        ) : (
          <ul className="grid">
            {counters.map((counter) => (
              <li
                key={`${counter.series}${counter.counter}`}
                className="grid gap-1.5 border-t border-row-line py-3 text-sm first:border-0 first:pt-0 last:pb-0"
              >
                <CounterHead counter={counter} />
                <Details counter={counter} />
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}

function CounterHead({ counter }: { readonly counter: Counter }) {
  const { series, first, last, count, missing } = counter
  const isWhole = missing.length === 0
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <b>
        {seriesWords[series]}, {counterWords(counter.counter)}
      </b>
      <span className="text-text-2 tabular-nums">
        {first === null
          ? 'none given yet'
          : `${rangeWords({ from: first, to: last })}, ${counted(count, 'document')}`}
      </span>
      <span className="ms-auto">
        <Badge
          tone={isWhole ? 'ok' : 'danger'}
          icon={
            isWhole ? (
              <CircleCheck size={12} aria-hidden />
            ) : (
              <TriangleAlert size={12} aria-hidden />
            )
          }
        >
          {isWhole ? 'None missing' : `Missing: ${missing.map(rangeWords).join(', ')}`}
        </Badge>
      </span>
    </div>
  )
}

function Details({ counter }: { readonly counter: Counter }) {
  const { raises, voided, voidedCount } = counter
  return (
    <>
      {raises.map((raise) => (
        <p key={raise.from} className="text-text-2">
          Left out {rangeWords(raise)}: {raise.reason}{' '}
          <span className="text-text-3">
            {raise.byName ?? 'Someone who was erased'}, {formatDate(raise.at.slice(0, 10))}
          </span>
        </p>
      ))}
      {voidedCount > 0 && (
        <details>
          <summary className="cursor-pointer text-text-2">
            {counted(voidedCount, 'void number')}
          </summary>
          <ul className="mt-1 grid gap-1 ps-4">
            {voided.map(({ id, number, voidedOn, reason }) => (
              <li key={id}>
                {number}{' '}
                <span className="text-text-3">
                  {formatDate(voidedOn)}, {reason}
                </span>
              </li>
            ))}
            {voidedCount > voided.length && (
              <li className="text-text-3">and {voidedCount - voided.length} before them</li>
            )}
          </ul>
        </details>
      )}
    </>
  )
}
