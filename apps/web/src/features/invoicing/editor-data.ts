import 'server-only'
import type { Customer, Invoice } from '@smb/api-client'
import {
  getCustomer,
  getPaperSettings,
  getTaxPolicy,
  listCustomers,
  listItems,
  listTaxCodes,
} from '@smb/api-client'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'
import type { EditorData } from './editor-start.ts'

const customersMax = 200
const itemsMax = 200

/** Everything that the editor needs to answer while somebody types, in one go. */
export async function editorData(
  client: ApiClient,
  given: { readonly invoice?: Invoice; readonly customerId?: string | undefined },
): Promise<EditorData> {
  const options = { client, throwOnError: true } as const
  const id = given.invoice?.customerId ?? given.customerId
  const [customers, items, taxCodes, taxPolicy, papers, customer] = await Promise.all([
    dataOf(listCustomers({ ...options, query: { limit: customersMax } })),
    dataOf(listItems({ ...options, query: { limit: itemsMax } })),
    dataOf(listTaxCodes(options)),
    dataOf(getTaxPolicy(options)),
    dataOf(getPaperSettings(options)),
    id ? dataOf(getCustomer({ ...options, path: { id } })) : (undefined as Customer | undefined),
  ])
  const { invoice } = given
  return { invoice, customers, items, taxCodes: taxCodes.items, taxPolicy, papers, customer }
}
