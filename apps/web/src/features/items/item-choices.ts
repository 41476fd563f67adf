import 'server-only'
import type { BusinessTaxCode } from '@smb/api-client'
import { listAccounts, listTaxCodes } from '@smb/api-client'
import type { AccountView } from '@smb/core/ledger'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'

/** What an item may be booked to and taxed with. */
export type ItemChoices = {
  readonly accounts: readonly AccountView[]
  readonly taxCodes: readonly BusinessTaxCode[]
}

/** Income accounts that lines may name, and every tax code. */
export async function itemChoices(client: ApiClient): Promise<ItemChoices> {
  const options = { client, throwOnError: true } as const
  const [accounts, taxCodes] = await Promise.all([
    dataOf(listAccounts(options)),
    dataOf(listTaxCodes(options)),
  ])
  const sells = ({ type, controlRole }: AccountView): boolean =>
    type === 'income' && (controlRole === null || controlRole === 'sales')
  return { accounts: accounts.items.filter(sells), taxCodes: taxCodes.items }
}
