import 'server-only'
import { getMe, listBusinesses } from '@smb/api-client'
import type { BusinessView } from '@smb/core/identity'
import { cache } from 'react'
import { dataOf } from './api-client.ts'
import type { Settled } from './api-server.ts'
import { clientForRequest, settled } from './api-server.ts'

export type Person = { readonly id: string; readonly email: string; readonly name: string }
export type Business = BusinessView
export type Account = { readonly person: Person; readonly businesses: readonly Business[] }

/** Who is signed in and where they work, asked once per request; or the problem, when the API is away. */
export const currentAccount = cache(async (): Promise<Settled<Account>> => {
  const options = { client: await clientForRequest(), throwOnError: true } as const
  return settled(
    Promise.all([dataOf(getMe(options)), dataOf(listBusinesses(options))]).then(
      ([person, { items }]) => ({ person, businesses: items }),
    ),
  )
})

/** The business of a page by its slug; undefined when it does not exist or is not one of theirs. */
export async function businessBySlug(slug: string): Promise<Business | undefined> {
  const { data } = await currentAccount()
  return data?.businesses.find((business) => business.slug === slug)
}
