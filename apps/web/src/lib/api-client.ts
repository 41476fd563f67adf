import type { Connection } from '@smb/api-client'
import { connect } from '@smb/api-client'

export type ApiClient = ReturnType<typeof connect>

/**
 * The generated client over a way of sending requests, for one business (its slug) or for what a person does outside
 * any. Each POST carries an idempotency key, so that a repeat of the request happens once. With `throwOnError` a
 * refusal is thrown as ApiProblem.
 */
export function clientOver(
  connection: Pick<Connection, 'baseUrl' | 'business'> & { readonly fetch: typeof fetch },
): ApiClient {
  const client = connect(connection as Connection)
  client.interceptors.request.use((request) => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', crypto.randomUUID())
    }
    return request
  })
  return client
}
