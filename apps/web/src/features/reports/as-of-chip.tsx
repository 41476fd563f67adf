'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { DateField } from '#components/date-field.tsx'
import { Dialog } from '#components/dialog.tsx'
import { closingDays } from '#lib/books/fiscal-periods.ts'
import { formatDate } from '#lib/format/date.ts'

/** The day that a report stands at: the usual ends, or any day. */
export function AsOfChip({
  asOf,
  hrefFor,
}: {
  readonly asOf: string
  readonly hrefFor: (query: Readonly<Record<string, string>>) => string
}) {
  const { business, today } = useBusiness()
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [day, setDay] = useState(asOf)
  const { fiscalYearStartMonth } = business
  const days = closingDays({ today, fiscalYearStartMonth })
  return (
    <>
      <ChoiceChip
        name="At the end of"
        value={formatDate(asOf)}
        items={[
          ...days.map(({ label, asOf: own }) => ({
            label,
            meta: formatDate(own),
            href: hrefFor({ asOf: own }),
            current: own === asOf,
          })),
          { label: 'Another day', separated: true, onSelect: () => setAsking(true) },
        ]}
      />
      <Dialog
        open={isAsking}
        title="Another day"
        onClose={() => setAsking(false)}
        onSubmit={() => {
          if (day === '') return
          setAsking(false)
          router.push(hrefFor({ asOf: day }), { scroll: false })
        }}
        foot={
          <>
            <Button onClick={() => setAsking(false)}>Keep the day</Button>
            <Button
              type="submit"
              kind="primary"
              disabledReason={day === '' ? 'Write a day first.' : undefined}
            >
              Show that day
            </Button>
          </>
        }
      >
        <div className="text-text">
          <DateField label="Day" value={day} onChange={setDay} today={today} />
        </div>
      </Dialog>
    </>
  )
}
