import { connect } from '@smb/api-client'

/** What every call of the typed client begins with. */
export type Asking = { readonly client: ReturnType<typeof connect>; readonly throwOnError: true }
export type Door = { readonly fetch: typeof fetch }

const origin = 'http://localhost:5000'

/** Somebody at the API: nobody in particular, a signed-in person, or one at work in a business. */
export function asking(door: Door, accessToken?: string, business?: string): Asking {
  const client = connect({
    baseUrl: origin,
    fetch: door.fetch,
    ...(accessToken === undefined ? {} : { accessToken: () => accessToken }),
    ...(business === undefined ? {} : { business }),
  })
  return { client, throwOnError: true }
}

/** The one of a list for which it holds; a story without it is told wrong. */
export function the<T>(items: readonly T[] | undefined, holds: (item: T) => boolean): T {
  const found = items?.find(holds)
  if (found === undefined) throw new Error('The story looks for something that is not there.')
  return found
}

/** A file as the typed client sends it. */
export const fileOf = (text: string): Blob => new Blob([text])
