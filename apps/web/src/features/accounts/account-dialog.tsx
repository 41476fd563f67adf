'use client'
import { createAccount, reviseAccount } from '@smb/api-client'
import type { AccountType, AccountView } from '@smb/core/ledger'
import { accountTypes } from '@smb/core/ledger'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useClient } from '#components/business-context.tsx'
import { Combobox } from '#components/combobox.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { typeWords } from './account-words.ts'

type Values = { code: string; name: string; type: AccountType; parentId: string | null }
type Parent = Pick<AccountView, 'id' | 'code' | 'name' | 'type' | 'archivedAt'>

const labels = { code: 'Code', name: 'Name', type: 'Type', parentId: 'Parent account' } as const

/** Opens an account, or renames, renumbers and moves the one that is given. Its type never changes. */
export function AccountDialog({
  account,
  parents,
  open,
  onClose,
}: {
  readonly account?: AccountView | undefined
  readonly parents: readonly Parent[]
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { form, problem, save } = useAccountForm(account, onClose)
  const { register, control, watch, formState } = form
  const { errors, isSubmitting } = formState
  const type = watch('type')
  const choices = parents.filter(
    (parent) => parent.type === type && parent.archivedAt === null && parent.id !== account?.id,
  )
  return (
    <Dialog
      open={open}
      title={account ? `Edit account ${account.code}` : 'New account'}
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>{account ? 'Keep it as it is' : 'Cancel'}</Button>
          <Button type="submit" kind="primary" pending={isSubmitting}>
            {account ? 'Save account' : 'Create account'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text">
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <div className="grid gap-4 md:grid-cols-[140px_1fr]">
          <TextField
            label={labels.code}
            autoComplete="off"
            error={errors.code?.message}
            {...register('code', { required: 'Write a code such as 6100.' })}
          />
          <TextField
            label={labels.name}
            autoComplete="off"
            error={errors.name?.message}
            {...register('name', { required: 'Write what is booked here, such as Rent.' })}
          />
        </div>
        {!account && (
          <SelectField
            label={labels.type}
            options={accountTypes.map((value) => ({ value, label: typeWords[value] }))}
            error={errors.type?.message}
            {...register('type', { onChange: () => form.setValue('parentId', null) })}
          />
        )}
        <Controller
          control={control}
          name="parentId"
          render={({ field, fieldState }) => (
            <Combobox
              label={labels.parentId}
              optional
              options={choices.map(({ id, code, name }) => ({ value: id, label: name, code }))}
              value={field.value}
              onChange={field.onChange}
              inputRef={field.ref}
              help="Reports show this account below its parent."
              error={fieldState.error?.message}
              empty="No account of this type matches."
            />
          )}
        />
      </div>
    </Dialog>
  )
}

function useAccountForm(account: AccountView | undefined, onClose: () => void) {
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<Values>({
    defaultValues: {
      code: account?.code ?? '',
      name: account?.name ?? '',
      type: account?.type ?? 'expense',
      parentId: account?.parentId ?? null,
    },
  })
  const send = async ({ type, ...values }: Values) => {
    const options = { client, throwOnError: true } as const
    if (account) {
      const body = { ...values, version: account.version }
      return dataOf(reviseAccount({ ...options, path: { id: account.id }, body }))
    }
    const body = { ...values, type }
    const headers = { 'idempotency-key': keyFor(body) }
    return dataOf(createAccount({ ...options, body, headers }))
  }
  const save = form.handleSubmit(async (values) => {
    setProblem(undefined)
    try {
      const { code } = await send(values)
      if (!account) toast(`Account ${code} created`)
      onClose()
      router.refresh()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return { form, problem, save: () => void save() }
}
