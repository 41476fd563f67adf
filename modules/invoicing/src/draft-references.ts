import { AppError, assert } from '@smb/core/errors'
import type { CustomerId, ItemId, LedgerAccountId, TaxCodeId } from '@smb/core/ids'
import type { InvoiceLine } from '@smb/core/invoicing'
import { itemErrors } from '@smb/core/items'
import type { LedgerAccount } from '@smb/core/ledger'
import { ledgerErrors } from '@smb/core/ledger'
import type { Customer } from '@smb/core/parties'
import type { TaxCode } from '@smb/core/tax'
import { rateOn, salesTaxesOn } from '@smb/core/tax'
import type { LocalDate } from '@smb/core/time'
import { controlAccounts, findAccounts } from '@smb/ledger'
import { findItems } from '@smb/items'
import { getCustomer } from '@smb/parties'
import type { Tx } from '@smb/platform/db'
import { getTaxCodes } from '@smb/tax'

/** The ids that a request or a draft names. */
export type NamedIds = {
  readonly customerId?: CustomerId | null | undefined
  readonly lines?:
    | readonly {
        readonly incomeAccountId?: LedgerAccountId | undefined
        readonly taxCodeIds: readonly TaxCodeId[]
        readonly itemId: ItemId | null
      }[]
    | undefined
}

export type DraftReferences = {
  readonly customer: Customer | null
  readonly taxCodes: ReadonlyMap<TaxCodeId, TaxCode>
  readonly salesAccountId: LedgerAccountId
}

/**
 * Looks up everything that is named, in one go. Throws `customer.not_found`, `tax.not_found`,
 * `item.not_found`, `ledger.account_not_found` alike for ids of another business and for ids of nothing, `invoice.line_account`.
 */
export async function draftReferences(
  tx: Tx,
  ...named: readonly NamedIds[]
): Promise<DraftReferences> {
  const lines = named.flatMap((each) => each.lines ?? [])
  const customerId = named.map((each) => each.customerId).find((id) => id !== undefined) ?? null
  const accountIds = [...new Set(lines.flatMap((line) => line.incomeAccountId ?? []))]
  const itemIds = [...new Set(lines.flatMap((line) => line.itemId ?? []))]
  const [customer, taxCodes, accounts, roles, items] = await Promise.all([
    customerId && getCustomer(tx, customerId),
    getTaxCodes(
      tx,
      lines.flatMap((line) => line.taxCodeIds),
    ),
    findAccounts(tx, accountIds),
    controlAccounts(tx),
    findItems(tx, itemIds),
  ])
  if (items.size < itemIds.length) throw itemErrors.notFound()
  if (accounts.length < accountIds.length) throw ledgerErrors.accountNotFound()
  accounts.forEach(refuseControlAccount)
  const salesAccountId = roles.get('sales')
  assert(salesAccountId, 'every chart has a sales account')
  return { customer, taxCodes, salesAccountId }
}

/** Documents post to control accounts themselves; a line that did would part them from their open items (rule 38). */
function refuseControlAccount({ controlRole, code }: LedgerAccount): void {
  if (controlRole === null || controlRole === 'sales') return
  throw new AppError(
    'invalid',
    'invoice.line_account',
    `Account ${code} is posted to by documents themselves. Choose an income account.`,
  )
}

/**
 * The lines with the taxes of that day. A line with a code that has no rate then keeps what it has: issuing will say so, and
 * a draft can be saved until it does.
 */
export function linesTaxedOn(
  lines: readonly InvoiceLine[],
  date: LocalDate,
  taxCodes: ReadonlyMap<TaxCodeId, TaxCode>,
): InvoiceLine[] {
  return lines.map((line) => {
    const codes = line.taxCodeIds.flatMap((id) => taxCodes.get(id) ?? [])
    const isRated = codes.every((code) =>
      code.components.every((component) => rateOn(component, date)),
    )
    return isRated ? { ...line, taxes: codes.flatMap((code) => salesTaxesOn(code, date)) } : line
  })
}
