'use client'
import type { Item } from '@smb/api-client'
import { createItem, reviseItem } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { ArchivedItem, ArchiveItem } from './item-archive.tsx'
import type { ItemChoices } from './item-choices.ts'
import { ItemConflict } from './item-conflict.tsx'
import { ItemFields } from './item-fields.tsx'
import type { ItemValues } from './item-values.ts'
import { itemBody, itemLabels, itemValues } from './item-values.ts'

type Props = {
  /** Undefined makes a new one. */
  readonly item?: Item | undefined
  readonly choices: ItemChoices | undefined
  readonly mayWrite: boolean
  readonly onClose: () => void
}

/** Adds a product or service, or shows and changes one; only the name is needed. */
export function ItemDialog({ item, open, ...rest }: Props & { readonly open: boolean }) {
  const title = item ? item.name : 'New product or service'
  return (
    <Dialog wide open={open} title={title} onClose={rest.onClose}>
      {open && rest.choices && (
        <ItemForm key={item?.version} item={item} {...rest} choices={rest.choices} />
      )}
    </Dialog>
  )
}

/** The item as somebody else saved it, where that is why saving was refused. */
function savedMeanwhile(error: unknown): Item | undefined {
  const problem = problemFrom(error) as Problem & { current?: Item }
  return problem.code === 'item.changed_meanwhile' ? problem.current : undefined
}

function ItemForm({ item, choices, mayWrite, onClose }: Props & { choices: ItemChoices }) {
  const { form, problem, conflict, saveOver } = useItemForm(item, onClose)
  const router = useRouter()
  if (item?.archivedAt) return <ArchivedItem item={item} mayWrite={mayWrite} onClose={onClose} />
  return (
    <form
      noValidate
      onSubmit={saveOver(conflict?.version ?? item?.version)}
      className="grid gap-4 pt-2 text-text"
    >
      {conflict && (
        <ItemConflict
          current={conflict}
          mine={form.getValues()}
          choices={choices}
          onKeepMine={() => void saveOver(conflict.version)()}
          onTakeTheirs={() => {
            onClose()
            router.refresh()
          }}
        />
      )}
      {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
      <fieldset disabled={!mayWrite} className="contents">
        <ItemFields form={form} choices={choices} />
      </fieldset>
      <div className="flex flex-col-reverse gap-2 border-t border-border pt-4 md:flex-row">
        {item && mayWrite && <ArchiveItem item={item} onClose={onClose} />}
        <Button className="md:ms-auto" onClick={onClose}>
          {!mayWrite ? 'Close' : item ? 'Leave as it was' : 'Not now'}
        </Button>
        {mayWrite && (
          <Button type="submit" kind="primary" pending={form.formState.isSubmitting}>
            {item ? 'Save changes' : 'Add product or service'}
          </Button>
        )}
      </div>
    </form>
  )
}

function useItemForm(item: Item | undefined, onClose: () => void) {
  const { baseCurrency } = useBusiness().business
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const [conflict, setConflict] = useState<Item>()
  const defaultValues = useMemo(() => itemValues(item, baseCurrency), [item, baseCurrency])
  const form = useForm<ItemValues>({ defaultValues })
  const save = async (values: ItemValues, version: number | undefined): Promise<void> => {
    setProblem(undefined)
    setConflict(undefined)
    const body = itemBody(values)
    const options = { client, throwOnError: true } as const
    try {
      if (item && version !== undefined) {
        await reviseItem({ ...options, path: { id: item.id }, body: { ...body, version } })
      } else {
        await createItem({ ...options, body, headers: { 'idempotency-key': keyFor(body) } })
        toast(`${body.name} added`)
      }
      onClose()
      router.refresh()
    } catch (error) {
      const current = savedMeanwhile(error)
      if (current) setConflict(current)
      else setProblem(placeProblem(error, itemLabels, form.setError))
    }
  }
  const saveOver = (version: number | undefined) =>
    form.handleSubmit((values) => save(values, version))
  return { form, problem, conflict, saveOver }
}
