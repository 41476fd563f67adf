'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { EntryTitle } from '#components/entry-frame.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { PasswordField, TextField } from '#components/text-field.tsx'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { startSession } from './start-session.ts'

type Values = { name: string; email: string; password: string }
const labels = { name: 'Name', email: 'E-mail', password: 'Password' }
const passwordLengthMin = 12

/** Three answers and the books can begin. */
export function SignUpForm() {
  const [problem, setProblem] = useState<Problem>()
  const { register, handleSubmit, formState, setError } = useForm<Values>({
    defaultValues: { name: '', email: '', password: '' },
  })
  const { errors, isSubmitting } = formState
  const submit = handleSubmit(async (values) => {
    setProblem(undefined)
    await startSession('/sign-up', values, '/start').catch((error: unknown) => {
      setProblem(placeProblem(error, labels, setError))
    })
  })
  return (
    <form className="grid w-full gap-4 md:w-90" noValidate onSubmit={submit} method="post">
      <EntryTitle title="Create your books">Who are you? The business comes next.</EntryTitle>
      {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
      <TextField
        label="Your name"
        autoComplete="name"
        error={errors.name?.message}
        {...register('name', { required: 'Write the name that others in the books will see.' })}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        error={errors.email?.message}
        {...register('email', {
          required: 'Write your e-mail address.',
          pattern: { value: /^[^\s@]+@[^\s@]+$/, message: 'Write it like ada@example.com.' },
        })}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        help="At least 12 characters, for instance four words."
        error={errors.password?.message}
        {...register('password', {
          required: 'Choose a password of at least 12 characters.',
          minLength: {
            value: passwordLengthMin,
            message: 'Too short: use at least 12 characters.',
          },
        })}
      />
      <Button type="submit" kind="primary" pending={isSubmitting}>
        Create your books
      </Button>
      <p className="mt-1 text-sm text-text-2">
        Already here?{' '}
        <IntentLink href="/sign-in" className="link">
          Sign in
        </IntentLink>
      </p>
    </form>
  )
}
