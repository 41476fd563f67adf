'use client'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'

const denied = 'Changing these needs an owner or an accountant.'

/** A card of settings that are saved together; it says why nothing can be saved, and whose change came first. */
export function SettingsForm({
  title,
  aside,
  saveLabel,
  isDirty,
  isSubmitting,
  isStale,
  problem,
  onSave,
  children,
}: {
  readonly title: string
  readonly aside: string
  readonly saveLabel: string
  readonly isDirty: boolean
  readonly isSubmitting: boolean
  readonly isStale: boolean
  readonly problem: Problem | undefined
  readonly onSave: (event: { preventDefault: () => void }) => void
  readonly children: ReactNode
}) {
  const mayWrite = usePermission('business:write')
  const reason = mayWrite ? (isDirty ? undefined : 'Nothing has changed yet.') : denied
  return (
    <form noValidate onSubmit={onSave}>
      <Card>
        <CardHead title={title} aside={aside} />
        <CardBody className="grid gap-4">
          {isStale && (
            <Banner
              tone="warn"
              title="Somebody changed these settings meanwhile"
              action={
                <Button size="sm" onClick={() => window.location.reload()}>
                  Load theirs
                </Button>
              }
            >
              Nothing was saved. Copy what you want to keep before loading theirs.
            </Banner>
          )}
          {problem && (
            <ProblemNotice problem={problem} reassurance="What you typed is still here." />
          )}
          {children}
        </CardBody>
        <CardFoot>
          <span role="status" className="me-auto self-center text-sm text-text-3">
            {reason}
          </span>
          <Button type="submit" kind="primary" pending={isSubmitting} disabledReason={reason}>
            {saveLabel}
          </Button>
        </CardFoot>
      </Card>
    </form>
  )
}

type Saving<Values extends FieldValues> = {
  readonly labels: Readonly<Partial<Record<FieldPath<Values>, string>>>
  /** The refusal that says somebody else saved first. */
  readonly staleCode: string
  readonly save: (values: Values) => Promise<void>
}

/** Sends the values of a form that was changed, once at a time, and places what is said against them. */
export function useSettingsSave<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  { labels, staleCode, save }: Saving<Values>,
) {
  const [problem, setProblem] = useState<Problem>()
  const [isStale, setStale] = useState(false)
  const send = form.handleSubmit(async (values) => {
    setProblem(undefined)
    try {
      await save(values)
    } catch (error) {
      const left = placeProblem(error, labels, form.setError)
      const isConflict = left?.code === staleCode
      setStale(isConflict)
      setProblem(isConflict ? undefined : left)
    }
  })
  return {
    problem,
    isStale,
    onSave: (event: { preventDefault: () => void }) => {
      event.preventDefault()
      if (form.formState.isDirty && !form.formState.isSubmitting) void send()
    },
  }
}
