'use client'
import type { Item } from '@smb/api-client'
import { createItem, listItems, matchItems } from '@smb/api-client'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useClient, usePermission } from '#components/business-context.tsx'
import type { ComboboxOption } from '#components/combobox.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatMoney } from '#lib/format/money.ts'
import { figure } from '#lib/input/figure.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import type { DraftValues, LineValues } from './draft-values.ts'
import type { EditorData } from './editor-start.ts'
import type { ItemPlace } from './item-lines.ts'
import { itemCalled, lineOfItem, pastedWithItems } from './item-lines.ts'
import { newId } from './new-id.ts'
import type { PastedLine } from './pasted-rows.ts'
import type { DraftChanges } from './use-draft-values.ts'

const searchPauseMs = 150
const matchesMax = 500

type Given = {
  readonly changes: DraftChanges
  readonly values: Pick<DraftValues, 'currency'>
  /** What a line carries that says nothing else. */
  readonly taxCodeIds: readonly string[]
  /** Something else that the draft refers to is still being made. */
  readonly ready: () => Promise<void>
}
/** Stays the same while nothing in it changes, so that rows of the grid need not be drawn anew. */
export type ItemChoice = ReturnType<typeof useItemChoice>['choice']

const optionOf = ({ id, code, name, description, unitPrice, currency }: Item): ComboboxOption => ({
  value: id,
  label: name,
  code: code || undefined,
  keywords: description,
  meta: unitPrice === null ? undefined : formatMoney(unitPrice, currency, { currencyAs: 'code' }),
})

/** Items to choose from, found as one types, taken over into lines, and made in place. */
export function useItemChoice({ items: first, taxCodes }: EditorData, given: Given) {
  const { changes, taxCodeIds: defaultTaxCodeIds, ready: othersReady } = given
  const { currency } = given.values
  const client = useClient()
  const mayCreate = usePermission('item:write')
  const [found, setFound] = useState<readonly Item[]>([])
  const [problem, setProblem] = useState<Problem>()
  const making = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ready = useCallback(async () => {
    await Promise.all([making.current, othersReady()])
  }, [othersReady])
  const hasAll = first.nextCursor === null
  const choice = useMemo(() => {
    const byId = new Map([...first.items, ...found].map((item) => [item.id, item]))
    const items = [...byId.values()]
    const active = taxCodes.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id)
    const place: ItemPlace = { currency, defaultTaxCodeIds, activeTaxCodeIds: new Set(active) }
    const called = async (texts: readonly string[]): Promise<readonly Item[]> => {
      const body = { texts: texts.filter((text) => text !== '').slice(0, matchesMax) }
      if (body.texts.length === 0) return []
      const answer = await dataOf(matchItems({ client, body, throwOnError: true }))
      setFound((before) => [...before, ...answer.items])
      return answer.items
    }
    /** Looks further where the first items are not all. */
    const look = (text: string) => {
      clearTimeout(timer.current)
      const q = text.trim().slice(0, 100)
      if (hasAll || q === '') return
      const query = { q, limit: 50 }
      timer.current = setTimeout(() => {
        void dataOf(listItems({ client, query, throwOnError: true })).then(
          (page) => setFound((before) => [...before, ...page.items]),
          () => undefined,
        )
      }, searchPauseMs)
    }
    const take = (line: LineValues, item: Item | undefined) => {
      const before = line.itemId === null ? undefined : byId.get(line.itemId)
      if (item) changes.changeLine(line.id, lineOfItem(line, item, { place, before }))
    }
    const create = (line: LineValues, name: string) => {
      const id = newId('itm')
      const price = figure(line.unitPrice, '')
      const { taxCodeIds, incomeAccountId } = line
      const body = { id, name, currency, incomeAccountId, taxCodeIds: [...taxCodeIds] }
      setProblem(undefined)
      changes.changeLine(line.id, { itemId: id, description: name })
      const make = async () => {
        const same = itemCalled(await called([name]), name)
        if (same) return take(line, same)
        const unitPrice = price === '' || price === undefined ? null : price
        const options = { client, body: { ...body, unitPrice }, throwOnError: true } as const
        const made = await dataOf(createItem(options))
        setFound((before) => [made, ...before])
      }
      const made = make().catch((error: unknown) => {
        setProblem(problemFrom(error))
        changes.changeLine(line.id, { itemId: null })
      })
      making.current = Promise.all([making.current, made])
    }
    const paste = (id: string, rows: readonly PastedLine[]) => {
      const texts = rows.flatMap((row) => [row.code ?? '', row.description ?? ''])
      const unknown = hasAll ? [] : texts.filter((text) => !itemCalled(items, text))
      const put = (more: readonly Item[]) =>
        changes.pasteLines(id, pastedWithItems(rows, [...items, ...more], place))
      if (unknown.length === 0) return put([])
      const matched = called(unknown).then(put, () => put([]))
      making.current = Promise.all([making.current, matched])
    }
    const options = items.map(optionOf)
    return { options, byId, look, take, paste, create: mayCreate ? create : undefined }
  }, [client, first, found, changes, currency, taxCodes, defaultTaxCodeIds, hasAll, mayCreate])
  return { choice, problem, ready }
}
