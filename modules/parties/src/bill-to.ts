import type { CustomerId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { Address, Customer } from '@smb/core/parties'
import { partyErrors } from '@smb/core/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement, tablesOf } from '@smb/platform/db'
import { addressFromColumns } from './customer-repository.ts'
import type { PartiesTables } from './tables.generated.ts'

/** A customer's details as documents print them. */
export type BillTo = Pick<Customer, 'name' | 'email' | 'phone' | 'taxId'> & {
  readonly address: Address
}

/**
 * Keeps the customer's details of this moment for a document that is being issued, and returns their key. Revising the
 * customer later changes no issued document. Throws `customer.not_found`.
 */
export async function keepBillTo(tx: Tx, id: CustomerId): Promise<string> {
  const [row] = await statement<{ key: string | null }>(tx, {
    name: 'keep-bill-to',
    text: 'select parties.keep_bill_to($1) as key',
    values: [uuidFromId(id)],
  })
  if (!row?.key) throw partyErrors.notFound()
  return row.key
}

/** The details kept under a key from {@link keepBillTo}; undefined where there are none. */
export async function findBillTo(tx: ReadTx, key: string): Promise<BillTo | undefined> {
  const row = await tablesOf<PartiesTables>(tx)
    .selectFrom('parties.bill_to')
    .selectAll()
    .where('id', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  const { name, email, phone, tax_id: taxId } = row
  return { name, email, phone, taxId, address: addressFromColumns(row) }
}
