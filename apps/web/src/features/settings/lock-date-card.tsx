'use client'
import { setLockDate } from '@smb/api-client'
import { LocalDate } from '@smb/core/time'
import { Lock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { DateField } from '#components/date-field.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { Badge } from '#components/status-badge.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatDate } from '#lib/format/date.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

/** The day up to which nothing can be posted any more. It can be moved either way, and each move is on record. */
export function LockDateCard({ lockDate }: { readonly lockDate: string | null }) {
  const { today } = useBusiness()
  const mayLock = usePermission('books:lock')
  const [day, setDay] = useState(lockDate ?? '')
  const { move, problem, isPending } = useLockDate(lockDate)
  const monthEnd = LocalDate.addDays(LocalDate.startOfMonth(LocalDate.from(today)), -1)
  const reason = !mayLock
    ? 'Closing the books needs an owner or an accountant.'
    : day === ''
      ? 'Write a day first.'
      : day === lockDate
        ? 'The books are closed up to this day already.'
        : undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) move(day)
      }}
    >
      <Card>
        <CardHead
          title="Closed books"
          aside={
            <Badge icon={<Lock size={12} aria-hidden />}>
              {lockDate ? `Closed to ${formatDate(lockDate)}` : 'Nothing is closed'}
            </Badge>
          }
        />
        <CardBody className="grid gap-3">
          <p className="text-text-2">
            Nothing can be posted on or before this day. Mistakes are then corrected with an entry
            after it.
          </p>
          {problem && <ProblemNotice problem={problem} reassurance="Nothing was changed." />}
          <div className="flex flex-wrap items-end gap-2">
            <div className="w-52">
              <DateField
                label="Closed up to and with"
                value={day}
                onChange={setDay}
                today={today}
                disabled={!mayLock}
              />
            </div>
            {mayLock && day !== monthEnd && (
              <Button kind="ghost" onClick={() => setDay(monthEnd)}>
                Use {formatDate(monthEnd)}
              </Button>
            )}
          </div>
        </CardBody>
        <CardFoot>
          {!mayLock && <span className="me-auto self-center text-sm text-text-3">{reason}</span>}
          {mayLock && lockDate && (
            <Button pending={isPending} onClick={() => move(null)}>
              Open all books
            </Button>
          )}
          <Button type="submit" pending={isPending} disabledReason={reason}>
            {day === '' ? 'Close books' : `Close books to ${formatDate(day)}`}
          </Button>
        </CardFoot>
      </Card>
    </form>
  )
}

function useLockDate(current: string | null) {
  const client = useClient()
  const router = useRouter()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = async (to: string | null, before: string | null) => {
    setPending(true)
    setProblem(undefined)
    try {
      await dataOf(setLockDate({ client, throwOnError: true, body: { lockDate: to } }))
      toast(to ? `Books closed to ${formatDate(to)}` : 'All books are open', () => {
        void run(before, to)
      })
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    }
    setPending(false)
  }
  return { move: (to: string | null) => void run(to, current), problem, isPending }
}
