import 'server-only'
import type { BusinessView } from '@smb/core/identity'
import { cache } from 'react'
import { apiForRequest } from './api-server.ts'

export type Person = { readonly id: string; readonly email: string; readonly name: string }
export type Business = BusinessView
export type Account = { readonly person: Person; readonly businesses: readonly Business[] }

/** Who is signed in and where they work, asked once per request. Throws ProblemError when the API is away. */
export const currentAccount = cache(async (): Promise<Account> => {
  const api = await apiForRequest()
  const [person, { items }] = await Promise.all([
    api.get<Person>('/me'),
    api.get<{ items: readonly Business[] }>('/businesses'),
  ])
  return { person, businesses: items }
})

/** The business of a page by its slug; undefined when it does not exist or is not one of theirs. */
export async function businessBySlug(slug: string): Promise<Business | undefined> {
  const { businesses } = await currentAccount()
  return businesses.find((business) => business.slug === slug)
}
