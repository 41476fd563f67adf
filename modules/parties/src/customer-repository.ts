import { sql } from 'kysely'
import type { CustomerId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import type { Address, Customer, CustomFields, PaperLanguage } from '@smb/core/parties'
import { partyErrors } from '@smb/core/parties'
import type { Instant } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { PartiesTables } from './tables.generated.ts'

const customers = (tx: ReadTx) =>
  tablesOf<PartiesTables>(tx).selectFrom('parties.customer').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof customers>['executeTakeFirstOrThrow']>>

function customerFromRow(row: Row): Customer {
  return {
    id: idFromUuid('cus', row.id),
    name: row.name,
    email: row.email,
    phone: row.phone,
    currency: row.currency as CurrencyCode,
    paymentTermsDays: row.payment_terms_days,
    taxId: row.tax_id,
    address: addressFromColumns(row),
    notes: row.notes,
    paperLanguage: row.paper_language as PaperLanguage | null,
    customFields: row.custom as unknown as CustomFields,
    archivedAt: row.archived_at as Instant | null,
    version: row.version,
  }
}

/** The columns that hold an address, here and in `parties.bill_to`. */
export type AddressColumns = Pick<
  Row,
  'address_line1' | 'address_line2' | 'city' | 'region' | 'postal_code' | 'country'
>

export function addressFromColumns(row: AddressColumns): Address {
  const { city, region, country } = row
  const { address_line1: line1, address_line2: line2, postal_code: postalCode } = row
  return { line1, line2, city, region, postalCode, country }
}

function columnsOf(customer: Customer) {
  const { name, email, phone, currency, notes, address } = customer
  return {
    name,
    email,
    phone,
    currency,
    notes,
    payment_terms_days: customer.paymentTermsDays,
    tax_id: customer.taxId,
    paper_language: customer.paperLanguage,
    address_line1: address.line1,
    address_line2: address.line2,
    city: address.city,
    region: address.region,
    postal_code: address.postalCode,
    country: address.country,
    custom: sql<never>`${JSON.stringify(customer.customFields)}::jsonb`,
    archived_at: customer.archivedAt,
    version: customer.version,
  }
}

/** Throws `customer.not_found`. */
export async function getCustomer(tx: ReadTx, id: CustomerId): Promise<Customer> {
  const row = await customers(tx).where('id', '=', uuidFromId(id)).executeTakeFirst()
  if (!row) throw partyErrors.notFound()
  return customerFromRow(row)
}

/** Those of the given customers that exist, archived ones too. */
export async function findCustomers(
  tx: ReadTx,
  ids: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, Customer>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await customers(tx).where('id', 'in', wanted.map(uuidFromId)).execute()
  return new Map(rows.map((row) => [idFromUuid('cus', row.id), customerFromRow(row)]))
}

/** The customer, locked until the transaction ends. Throws `customer.not_found`. */
export async function lockCustomer(tx: Tx, id: CustomerId): Promise<Customer> {
  const row = await customers(tx).where('id', '=', uuidFromId(id)).forUpdate().executeTakeFirst()
  if (!row) throw partyErrors.notFound()
  return customerFromRow(row)
}

/** Writes a new customer; false when the id exists already. */
export async function insertCustomer(tx: Tx, customer: Customer): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<PartiesTables>(tx)
    .insertInto('parties.customer')
    .values({ id: uuidFromId(customer.id), ...columnsOf(customer) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Saves the customer, which the transaction has locked. */
export async function updateCustomer(tx: Tx, customer: Customer): Promise<void> {
  await tablesOf<PartiesTables>(tx)
    .updateTable('parties.customer')
    .set(columnsOf(customer))
    .where('id', '=', uuidFromId(customer.id))
    .execute()
}
