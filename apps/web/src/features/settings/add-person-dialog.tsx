'use client'
import type { Role } from '@smb/core/identity'
import { roles } from '@smb/core/identity'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { roleWords } from './role-words.ts'
import type { usePeople } from './use-people.ts'

type Values = { email: string; role: Role }
const labels = { email: 'E-mail', role: 'Role' } as const

/** Gives somebody who has signed up a role here. */
export function AddPersonDialog({
  people,
  open,
  onClose,
}: {
  readonly people: ReturnType<typeof usePeople>
  readonly open: boolean
  readonly onClose: () => void
}) {
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<Values>({ defaultValues: { email: '', role: 'bookkeeper' } })
  const { register, formState, watch } = form
  const close = () => {
    form.reset()
    setProblem(undefined)
    onClose()
  }
  const add = form.handleSubmit(async (values) => {
    setProblem(undefined)
    try {
      await people.add(values, keyFor(values))
      toast(`${values.email} now works here`)
      close()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return (
    <Dialog
      open={open}
      title="Add person"
      onClose={close}
      onSubmit={() => void add()}
      foot={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" kind="primary" pending={formState.isSubmitting}>
            Add person
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text">
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <TextField
          label={labels.email}
          type="email"
          autoComplete="off"
          help="They sign up first, with this e-mail."
          error={formState.errors.email?.message}
          {...register('email', { required: 'Write their e-mail.' })}
        />
        <SelectField
          label={labels.role}
          options={roles.map((role) => ({ value: role, label: roleWords[role].name }))}
          help={roleWords[watch('role')].may}
          error={formState.errors.role?.message}
          {...register('role')}
        />
      </div>
    </Dialog>
  )
}
