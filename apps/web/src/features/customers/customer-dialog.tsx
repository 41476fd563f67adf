'use client'
import type { Customer } from '@smb/api-client'
import { createCustomer, reviseCustomer } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { CustomerConflict } from './customer-conflict.tsx'
import { CustomerFields } from './customer-fields.tsx'
import type { CustomerValues } from './customer-values.ts'
import { customerBody, customerLabels, customerValues } from './customer-values.ts'

/** Adds a customer, or changes one; only the name is needed. */
export function CustomerDialog({
  customer,
  open,
  onClose,
}: {
  /** Undefined makes a new one. */
  readonly customer?: Customer
  readonly open: boolean
  readonly onClose: () => void
}) {
  return (
    <Dialog
      wide
      open={open}
      title={customer ? `Edit ${customer.name}` : 'New customer'}
      onClose={onClose}
    >
      {open && <CustomerForm {...(customer ? { customer } : {})} onClose={onClose} />}
    </Dialog>
  )
}

/** The customer as somebody else saved it, where that is why saving was refused. */
function savedMeanwhile(error: unknown): Customer | undefined {
  const problem = problemFrom(error) as Problem & { current?: Customer }
  return problem.code === 'customer.changed_meanwhile' ? problem.current : undefined
}

function CustomerForm({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const { slug, baseCurrency } = useBusiness().business
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const defaultValues = useMemo(
    () => customerValues(customer, baseCurrency),
    [customer, baseCurrency],
  )
  const form = useForm<CustomerValues>({ defaultValues })
  const [conflict, setConflict] = useState<Customer>()

  const saveOver = (version: number | undefined) =>
    form.handleSubmit((values) => save(values, version))
  const save = async (values: CustomerValues, version: number | undefined): Promise<void> => {
    setProblem(undefined)
    setConflict(undefined)
    const body = customerBody(values)
    const options = { client, throwOnError: true } as const
    try {
      if (customer && version !== undefined) {
        await reviseCustomer({ ...options, path: { id: customer.id }, body: { ...body, version } })
        onClose()
        router.refresh()
      } else {
        const headers = { 'idempotency-key': keyFor(body) }
        const made = await dataOf(createCustomer({ ...options, body, headers }))
        router.push(`/o/${slug}/customers/${made.id}`)
        router.refresh()
      }
    } catch (error) {
      const current = savedMeanwhile(error)
      if (current) setConflict(current)
      else setProblem(placeProblem(error, customerLabels, form.setError))
    }
  }
  return (
    <form
      noValidate
      onSubmit={saveOver(conflict?.version ?? customer?.version)}
      className="grid gap-4 pt-2 text-text"
    >
      {conflict && (
        <CustomerConflict
          current={conflict}
          mine={form.getValues()}
          onKeepMine={() => void saveOver(conflict.version)()}
          onTakeTheirs={() => {
            setConflict(undefined)
            onClose()
            router.refresh()
          }}
        />
      )}
      {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
      <CustomerFields form={form} />
      <div className="flex flex-col-reverse gap-2 border-t border-border pt-4 md:flex-row md:justify-end">
        <Button onClick={onClose}>{customer ? 'Leave as it was' : 'Not now'}</Button>
        <Button type="submit" kind="primary" pending={form.formState.isSubmitting}>
          {customer ? 'Save customer' : 'Add customer'}
        </Button>
      </div>
    </form>
  )
}
