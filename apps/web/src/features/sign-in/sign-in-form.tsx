'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { EntryTitle } from '#components/entry-frame.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { PasswordField, TextField } from '#components/text-field.tsx'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { startSession } from './start-session.ts'

type Values = { email: string; password: string }

/** E-mail and password. A refusal says which of both it may be only as far as the API does: not at all. */
export function SignInForm({ to }: { readonly to: string }) {
  const [problem, setProblem] = useState<Problem>()
  const { register, handleSubmit, formState, setFocus } = useForm<Values>({
    defaultValues: { email: '', password: '' },
  })
  const { errors, isSubmitting } = formState
  const submit = handleSubmit(async (values) => {
    setProblem(undefined)
    await startSession('/sign-in', values, to).catch((error: unknown) => {
      setProblem(problemFrom(error))
      setFocus('password')
    })
  })
  return (
    <form className="grid w-full gap-4 md:w-90" noValidate onSubmit={submit} method="post">
      <EntryTitle title="Sign in">Your books, as you left them.</EntryTitle>
      {problem && <SignInProblem problem={problem} />}
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        error={errors.email?.message}
        {...register('email', { required: 'Write the e-mail address you signed up with.' })}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password', { required: 'Write your password.' })}
      />
      <Button type="submit" kind="primary" pending={isSubmitting}>
        Sign in
      </Button>
      <p className="mt-1 text-sm text-text-2">
        New here?{' '}
        <IntentLink href="/sign-up" className="link">
          Create your books
        </IntentLink>
        , it takes a minute.
      </p>
    </form>
  )
}

function SignInProblem({ problem }: { readonly problem: Problem }) {
  if (problem.status === 401 || problem.status === 429) {
    return <Banner tone="danger">{problem.detail}</Banner>
  }
  return <ProblemNotice problem={problem} title="You are not signed in yet" />
}
