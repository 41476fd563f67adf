'use client'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { EntryTitle } from '#components/entry-frame.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { PasswordField } from '#components/text-field.tsx'
import { changePassword } from './change-password.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'

type Values = { currentPassword: string; newPassword: string }
const labels = { currentPassword: 'Current password', newPassword: 'New password' }
const passwordLengthMin = 12

type ChangePasswordFormProps = {
  readonly email: string
  readonly back: { readonly href: string; readonly label: string } | undefined
}

/** A new password for the one who knows the old one. Every other device is signed out. */
export function ChangePasswordForm({ email, back }: ChangePasswordFormProps) {
  const [problem, setProblem] = useState<Problem>()
  const [isDone, setDone] = useState(false)
  const { register, handleSubmit, formState, setError, reset } = useForm<Values>({
    defaultValues: { currentPassword: '', newPassword: '' },
  })
  const { errors, isSubmitting } = formState
  const submit = handleSubmit(async (values) => {
    setProblem(undefined)
    setDone(false)
    try {
      await changePassword(values)
      reset()
      setDone(true)
    } catch (error) {
      setProblem(placeProblem(error, labels, setError))
    }
  })
  return (
    <form className="grid w-full gap-4 md:w-90" noValidate onSubmit={submit} method="post">
      {back && (
        <IntentLink
          href={back.href}
          className="flex items-center gap-1.5 text-sm text-text-3 hover:text-text"
        >
          <ArrowLeft size={14} aria-hidden className="rtl:rotate-180" />
          {back.label}
        </IntentLink>
      )}
      <EntryTitle title="Change your password">
        This signs you out on every other device.
      </EntryTitle>
      {isDone && (
        <Banner tone="ok" title="Your password is changed">
          You stay signed in here. Other devices need the new password.
        </Banner>
      )}
      {problem && <ProblemNotice problem={problem} reassurance="Your password is as it was." />}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...register('currentPassword', { required: 'Write the password you use now.' })}
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        help="At least 12 characters, for instance four words."
        error={errors.newPassword?.message}
        {...register('newPassword', {
          required: 'Choose a password of at least 12 characters.',
          minLength: {
            value: passwordLengthMin,
            message: 'Too short: use at least 12 characters.',
          },
          validate: (value, { currentPassword }) =>
            value !== currentPassword || 'This is the password you use now. Choose another.',
        })}
      />
      <Button type="submit" kind="primary" pending={isSubmitting}>
        Change password
      </Button>
    </form>
  )
}
