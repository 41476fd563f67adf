import { isDeepStrictEqual } from 'node:util'
import type { CustomerId } from '@smb/core/ids'
import type { CreateCustomer, Customer, ReviseCustomer } from '@smb/core/parties'
import {
  archivedCustomer,
  customerView,
  newCustomer,
  partyErrors,
  restoredCustomer,
  revisedCustomer,
} from '@smb/core/parties'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { customerDefaults } from './customer-defaults.ts'
import { getCustomer, insertCustomer, lockCustomer, updateCustomer } from './customer-repository.ts'

/** Adds a customer; the same id with the same content again is a success. Throws `customer.already_exists`. */
export async function createCustomer(tx: Tx, command: CreateCustomer): Promise<Customer> {
  const { id = tx.newId('cus'), ...given } = command
  const paymentTermsDays = given.paymentTermsDays ?? (await customerDefaults(tx)).paymentTermsDays
  const defaults = { id, currency: tx.baseCurrency, paymentTermsDays }
  const customer = newCustomer(given, defaults)
  if (!(await insertCustomer(tx, customer))) {
    const existing = await getCustomer(tx, id)
    if (isDeepStrictEqual(customerView(existing), customerView(customer))) return existing
    throw partyErrors.alreadyExists()
  }
  await recordAudit(tx, { action: 'parties.customer_created', subject: id })
  return customer
}

/** Saves what was given. Throws `customer.archived`, `customer.changed_meanwhile` with both versions. */
export async function reviseCustomer(
  tx: Tx,
  id: CustomerId,
  command: ReviseCustomer,
): Promise<Customer> {
  const { version, ...changes } = command
  return change(tx, { id, version, action: 'parties.customer_revised' }, (customer) =>
    revisedCustomer(customer, changes),
  )
}

/** Takes a customer out of choice; invoices and books keep them. */
export async function archiveCustomer(tx: Tx, id: CustomerId, version: number): Promise<Customer> {
  return change(tx, { id, version, action: 'parties.customer_archived' }, (customer) =>
    archivedCustomer(customer, tx.now),
  )
}

/** Takes an archived customer back into choice. */
export async function restoreCustomer(tx: Tx, id: CustomerId, version: number): Promise<Customer> {
  return change(tx, { id, version, action: 'parties.customer_restored' }, restoredCustomer)
}

async function change(
  tx: Tx,
  what: { readonly id: CustomerId; readonly version: number; readonly action: string },
  changed: (customer: Customer) => Customer,
): Promise<Customer> {
  const before = await lockCustomer(tx, what.id)
  const after = { ...changed(before), version: before.version + 1 }
  if (before.version !== what.version) {
    throw partyErrors.changedMeanwhile(customerView(before), customerView(after))
  }
  await updateCustomer(tx, after)
  await recordAudit(tx, { action: what.action, subject: what.id })
  return after
}
