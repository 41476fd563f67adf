'use client'
import { addPerson, changeRole, removePerson } from '@smb/api-client'
import type { PersonView, Role } from '@smb/core/identity'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { roleWords } from './role-words.ts'

type Answer = Promise<{ readonly items: readonly PersonView[] }>

/** The people of the business and what owners do with them. Each answer of the API is the whole list. */
export function usePeople(first: readonly PersonView[]) {
  const client = useClient()
  const router = useRouter()
  const [items, setItems] = useState(first)
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const options = { client, throwOnError: true } as const

  const take = async (answer: Answer) => {
    setItems((await answer).items)
    router.refresh()
  }
  const run = async (answer: Answer) => {
    setPending(true)
    setProblem(undefined)
    try {
      await take(answer)
      return true
    } catch (error) {
      setProblem(problemFrom(error))
      return false
    } finally {
      setPending(false)
    }
  }
  const toRole = async (person: PersonView, role: Role) => {
    const isDone = await run(
      dataOf(changeRole({ ...options, path: { id: person.id }, body: { role } })),
    )
    if (!isDone) return
    const undo = () => void toRole({ ...person, role }, person.role)
    toast(`${person.name} is now ${roleWords[role].name.toLowerCase()}`, undo)
  }
  return {
    items,
    isPending,
    problem,
    /** Throws the refusal, for the form to show beside its field. */
    add: async (body: { email: string; role: Role }, idempotencyKey: string) => {
      const headers = { 'idempotency-key': idempotencyKey }
      await take(dataOf(addPerson({ ...options, body, headers })))
    },
    changeRole: toRole,
    remove: (person: PersonView) =>
      run(dataOf(removePerson({ ...options, path: { id: person.id } }))),
  }
}
