'use client'
import type { Customer, CustomerListItem } from '@smb/api-client'
import { createCustomer, getCustomer, listCustomers } from '@smb/api-client'
import { useCallback, useRef, useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { newId } from './new-id.ts'

type Named = Pick<CustomerListItem, 'id' | 'name' | 'email'>
const searchPauseMs = 150

type Given = {
  /** The first customers by name, and whether there are more. */
  readonly first: { readonly items: readonly Named[]; readonly nextCursor: string | null }
  readonly chosen: Customer | undefined
  readonly onChoose: (id: string | null) => void
  /** Currency, terms and address of the one that was chosen, once known. */
  readonly onKnown: (customer: Customer) => void
}

/** Customers to choose from, found as one types, and made in place; the new one can be used at once. */
export function useCustomerChoice({ first, chosen, onChoose, onKnown }: Given) {
  const client = useClient()
  const [found, setFound] = useState<readonly Named[]>(chosen ? [chosen] : [])
  const [customer, setCustomer] = useState(chosen)
  const [problem, setProblem] = useState<Problem>()
  const making = useRef<Promise<void>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(chosen?.id ?? null)
  const options = [...new Map([...found, ...first.items].map((each) => [each.id, each])).values()]

  const know = useCallback(
    (known: Customer) => {
      if (latest.current !== known.id) return
      setCustomer(known)
      onKnown(known)
    },
    [onKnown],
  )
  const search = async (q: string): Promise<readonly Named[]> => {
    const query = { q, limit: 50 }
    const { items } = await dataOf(listCustomers({ client, query, throwOnError: true }))
    setFound((before) => [...before, ...items])
    return items
  }
  /** Looks further where the first customers are not all. */
  const look = (text: string) => {
    clearTimeout(timer.current)
    const q = text.trim()
    if (first.nextCursor === null || q === '') return
    timer.current = setTimeout(() => void search(q).catch(() => undefined), searchPauseMs)
  }
  const choose = (id: string | null) => {
    latest.current = id
    setProblem(undefined)
    setCustomer(undefined)
    onChoose(id)
    if (id === null) return
    const options = { client, path: { id }, throwOnError: true } as const
    void dataOf(getCustomer(options)).then(know, (error: unknown) => {
      if (latest.current === id) setProblem(problemFrom(error))
    })
  }
  const create = (name: string) => {
    const id = newId('cus')
    latest.current = id
    setProblem(undefined)
    setFound((before) => [{ id, name, email: '' }, ...before])
    onChoose(id)
    const make = async () => {
      const same = first.nextCursor === null ? [] : await search(name)
      const existing = same.find((each) => each.name.toLowerCase() === name.toLowerCase())
      if (existing) return choose(existing.id)
      const made = createCustomer({ client, body: { id, name }, throwOnError: true })
      know(await dataOf(made))
    }
    making.current = make().catch((error: unknown) => {
      setFound((before) => before.filter((each) => each.id !== id))
      setProblem(problemFrom(error))
      if (latest.current === id) onChoose((latest.current = null))
    })
  }
  /** Resolves once a customer that is being made has been. */
  const ready = useCallback(() => making.current, [])
  return { options, customer, problem, look, choose, create, ready }
}
