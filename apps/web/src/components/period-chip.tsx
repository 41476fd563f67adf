'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { formatPeriod } from '#lib/format/date.ts'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import type { PeriodName } from '#lib/books/fiscal-periods.ts'
import { namedPeriod, periodLabels, periodNames } from '#lib/books/fiscal-periods.ts'
import { Button } from './button.tsx'
import { useBusiness } from './business-context.tsx'
import { ChoiceChip } from './choice-chip.tsx'
import { DateField } from './date-field.tsx'
import { Dialog } from './dialog.tsx'
import type { MenuItem } from './menu.tsx'

type PeriodChipProps = {
  readonly chosen: ChosenPeriod
  /** The same page for other days: `period` by name, or `from` and `to`. */
  readonly hrefFor: (query: Readonly<Record<string, string>>) => string
  /** Offers all dates: for lists, which may be long; reports always have an end. */
  readonly withAll?: boolean
}

const words = ({ from, to }: ChosenPeriod): string => {
  if (from && to) return formatPeriod(from, to)
  if (to) return `to ${formatPeriod(to, to)}`
  return from ? `from ${formatPeriod(from, from)}` : 'all dates'
}

/** The period of a list or report. Its choices say which days they mean; other days can be typed. */
export function PeriodChip({ chosen, hrefFor, withAll = false }: PeriodChipProps) {
  const { business, today } = useBusiness()
  const [isAsking, setAsking] = useState(false)
  const frame = { today, fiscalYearStartMonth: business.fiscalYearStartMonth }
  const named = periodNames.map((name: PeriodName): MenuItem => {
    const { from, to } = namedPeriod(name, frame)
    return {
      label: periodLabels[name],
      meta: formatPeriod(from, to),
      href: hrefFor({ period: name }),
      current: chosen.name === name,
    }
  })
  const all: MenuItem = {
    label: 'All dates',
    href: hrefFor({ period: 'all' }),
    current: chosen.name === 'all',
  }
  const other: MenuItem = {
    label: 'Other dates',
    separated: true,
    current: chosen.name === 'dates',
    onSelect: () => setAsking(true),
  }
  return (
    <>
      <ChoiceChip
        name="Period"
        value={words(chosen)}
        items={[...named, ...(withAll ? [all] : []), other]}
      />
      <DatesDialog
        key={`${chosen.from}${chosen.to}`}
        chosen={chosen}
        open={isAsking}
        onClose={() => setAsking(false)}
        hrefFor={hrefFor}
      />
    </>
  )
}

function DatesDialog({
  chosen,
  open,
  onClose,
  hrefFor,
}: Pick<PeriodChipProps, 'chosen' | 'hrefFor'> & {
  readonly open: boolean
  readonly onClose: () => void
}) {
  const router = useRouter()
  const { today } = useBusiness()
  const [from, setFrom] = useState<string>(chosen.from ?? '')
  const [to, setTo] = useState<string>(chosen.to ?? '')
  const isReversed = from !== '' && to !== '' && to < from
  const missing = from === '' || to === '' ? 'Write both days first.' : undefined
  const reason = isReversed ? 'The last day is before the first.' : missing
  const show = () => {
    if (reason) return
    onClose()
    router.push(hrefFor({ from, to }), { scroll: false })
  }
  return (
    <Dialog
      open={open}
      title="Other dates"
      onClose={onClose}
      onSubmit={show}
      foot={
        <>
          <Button onClick={onClose}>Keep the period</Button>
          <Button type="submit" kind="primary" disabledReason={reason}>
            Show these days
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text md:grid-cols-2">
        <DateField label="First day" value={from} onChange={setFrom} today={today} />
        <DateField
          label="Last day"
          value={to}
          onChange={setTo}
          today={today}
          error={isReversed ? 'The last day is before the first.' : undefined}
        />
      </div>
    </Dialog>
  )
}
