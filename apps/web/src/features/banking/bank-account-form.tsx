'use client'
import { createBankAccount } from '@smb/api-client'
import { currencyCodes } from '@smb/core/money'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot } from '#components/card.tsx'
import { Combobox } from '#components/combobox.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextField } from '#components/text-field.tsx'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'

type Values = {
  name: string
  currency: string
  ledgerAccountId: string | null
  accountNumberMasked: string
}

const labels = {
  name: 'Name',
  currency: 'Currency',
  ledgerAccountId: 'Account in the books',
  accountNumberMasked: 'Last digits',
}

/** A bank account needs a name; its ledger account is made for it unless one is chosen. */
export function BankAccountForm({
  ledgerAccounts,
}: {
  readonly ledgerAccounts: readonly { value: string; label: string }[]
}) {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const mayWrite = usePermission('bank:write')
  const [problem, setProblem] = useState<Problem>()
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    defaultValues: {
      name: '',
      currency: business.baseCurrency,
      ledgerAccountId: null,
      accountNumberMasked: '',
    },
  })
  const save = handleSubmit(async ({ ledgerAccountId, accountNumberMasked, ...values }) => {
    try {
      const body = {
        ...values,
        ...(ledgerAccountId ? { ledgerAccountId } : {}),
        ...(accountNumberMasked ? { accountNumberMasked } : {}),
      }
      const { data } = await createBankAccount({ client, body, throwOnError: true })
      router.push(`/o/${business.slug}/money/${data.id}/import`)
    } catch (error) {
      setProblem(placeProblem(error, labels, setError))
    }
  })
  return (
    <form onSubmit={save} noValidate className="max-w-[720px]">
      <Card>
        <CardBody className="grid gap-4">
          {problem && <ProblemNotice problem={problem} />}
          <TextField
            label={labels.name}
            placeholder="Rift Bank, current account"
            error={formState.errors.name?.message}
            {...register('name', { required: 'Give the account a name.' })}
          />
          <Controller
            control={control}
            name="currency"
            render={({ field }) => (
              <Combobox
                label={labels.currency}
                options={currencyCodes.map((code) => ({ value: code, label: code }))}
                value={field.value}
                onChange={(value) => field.onChange(value ?? business.baseCurrency)}
              />
            )}
          />
          <TextField
            label={labels.accountNumberMasked}
            optional
            placeholder="2208"
            help="Only these are kept, to tell accounts apart."
            error={formState.errors.accountNumberMasked?.message}
            {...register('accountNumberMasked')}
          />
          <Controller
            control={control}
            name="ledgerAccountId"
            render={({ field }) => (
              <Combobox
                label={labels.ledgerAccountId}
                optional
                help="Left empty, the books get an account of that name."
                options={ledgerAccounts}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </CardBody>
        <CardFoot>
          <Button
            kind="primary"
            type="submit"
            pending={formState.isSubmitting}
            disabledReason={mayWrite ? undefined : 'Needs an owner, accountant or bookkeeper'}
          >
            Add bank account
          </Button>
        </CardFoot>
      </Card>
    </form>
  )
}
