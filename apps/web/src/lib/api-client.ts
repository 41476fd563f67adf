import type { Connection } from '@smb/api-client'
import { connect } from '@smb/api-client'

export type ApiClient = ReturnType<typeof connect>

/**
 * The generated client over a way of sending requests, for one business (its slug) or for what a person does outside
 * any. Each POST carries an idempotency key, so that a repeat of the request happens once.
 */
export function clientOver(connection: Connection): ApiClient {
  const client = connect(connection)
  client.interceptors.request.use((request) => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', crypto.randomUUID())
    }
    return request
  })
  return client
}

/**
 * What an operation answered: `await dataOf(listInvoices({ client, throwOnError: true }))`. A refusal is
 * thrown as ApiProblem.
 */
export async function dataOf<T>(answer: Promise<{ readonly data: T }>): Promise<T> {
  return (await answer).data
}
