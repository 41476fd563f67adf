import 'server-only'
import type { Customer, Invoice } from '@smb/api-client'
import {
  getCustomer,
  getPaperSettings,
  getTaxPolicy,
  listCustomers,
  listTaxCodes,
} from '@smb/api-client'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'
import type { EditorData } from './editor-start.ts'

const customersMax = 200

/** Everything that the editor needs to answer while somebody types, in one go. */
export async function editorData(
  client: ApiClient,
  given: { readonly invoice?: Invoice; readonly customerId?: string | undefined },
): Promise<EditorData> {
  const options = { client, throwOnError: true } as const
  const id = given.invoice?.customerId ?? given.customerId
  const [customers, taxCodes, taxPolicy, papers, customer] = await Promise.all([
    dataOf(listCustomers({ ...options, query: { limit: customersMax } })),
    dataOf(listTaxCodes(options)),
    dataOf(getTaxPolicy(options)),
    dataOf(getPaperSettings(options)),
    id ? dataOf(getCustomer({ ...options, path: { id } })) : (undefined as Customer | undefined),
  ])
  const { invoice } = given
  return { invoice, customers, taxCodes: taxCodes.items, taxPolicy, papers, customer }
}
