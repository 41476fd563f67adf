import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@smb/core/errors'
import type { TaxCodeId } from '@smb/core/ids'
import type { AddTaxRate, CreateTaxCode, ReviseBusinessTaxCode } from '@smb/core/tax'
import { checkedTaxCode, taxCodeView, taxCodeWithRate, taxErrors } from '@smb/core/tax'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import type { BusinessTaxCode } from './tax-code-repository.ts'
import {
  clearDefault,
  getTaxCode,
  insertRate,
  insertTaxCodeRows,
  lockTaxCode,
  updateTaxCode,
} from './tax-code-repository.ts'

/**
 * Adds a tax code; the same id with the same content again is a success. Throws `tax.malformed` with every fault,
 * `tax.code_taken`, `tax.already_exists`.
 */
export async function createTaxCode(tx: Tx, command: CreateTaxCode): Promise<BusinessTaxCode> {
  const { id = tx.newId('tax'), ...fields } = command
  const code = checkedTaxCode({ ...fields, id, archivedAt: null, version: 1 })
  const inserted = await insertTaxCodeRows(tx, [{ ...code, isDefault: false }])
  const saved = await getTaxCode(tx, id)
  if (inserted.size === 0) {
    const { isDefault: _, ...existing } = saved
    if (isDeepStrictEqual(taxCodeView(existing), taxCodeView(code))) return saved
    const message = 'A tax code with this id exists already, with other content. Use a new id.'
    throw new AppError('conflict', 'tax.already_exists', message)
  }
  await recordAudit(tx, {
    action: 'tax.code_created',
    subject: id,
    details: { kind: code.kind, components: code.components.length },
  })
  return saved
}

/**
 * Renames, archives, restores, or makes a code the one that new lines start with. Throws `tax.changed_meanwhile` with
 * both versions.
 */
export async function reviseTaxCode(
  tx: Tx,
  id: TaxCodeId,
  change: ReviseBusinessTaxCode,
): Promise<BusinessTaxCode> {
  const before = await lockTaxCode(tx, id)
  const after = revisedTaxCode(tx, before, change)
  if (change.version !== before.version) throw changedMeanwhile(before, after)
  if (after.isDefault && !before.isDefault) await clearDefault(tx)
  await updateTaxCode(tx, after)
  await recordAudit(tx, {
    action: 'tax.code_revised',
    subject: id,
    details: { isArchived: after.archivedAt !== null, isDefault: after.isDefault },
  })
  return after
}

function revisedTaxCode(
  tx: Tx,
  code: BusinessTaxCode,
  change: ReviseBusinessTaxCode,
): BusinessTaxCode {
  const isArchived = change.isArchived ?? code.archivedAt !== null
  const isDefault = change.isDefault ?? code.isDefault
  return {
    ...code,
    name: change.name ?? code.name,
    archivedAt: isArchived ? (code.archivedAt ?? tx.now) : null,
    // What is out of use is no longer offered first.
    isDefault: isDefault && !isArchived,
    version: code.version + 1,
  }
}

/**
 * Adds a rate from a day on; the rate before it ends the day before, and issued documents keep theirs (rule 14).
 * Throws `tax.rate_not_later`, `tax.component_not_found`, `tax.malformed`, `tax.changed_meanwhile`.
 */
export async function addTaxRate(
  tx: Tx,
  id: TaxCodeId,
  added: AddTaxRate,
): Promise<BusinessTaxCode> {
  const before = await lockTaxCode(tx, id)
  const { component, ratePercent, validFrom } = added
  const changed = checkedTaxCode(taxCodeWithRate(before, component, { ratePercent, validFrom }))
  const after = { ...changed, isDefault: before.isDefault, version: before.version + 1 }
  if (added.version !== before.version) throw changedMeanwhile(before, after)
  const rates = after.components[component]?.rates ?? []
  const last = rates.at(-1)
  if (!last) throw taxErrors.componentNotFound()
  await insertRate(tx, { id, position: component }, { before: rates.at(-2), added: last })
  await updateTaxCode(tx, after)
  await recordAudit(tx, {
    action: 'tax.rate_added',
    subject: id,
    details: { component, validFrom },
  })
  return after
}

export function businessTaxCodeView({ isDefault, ...code }: BusinessTaxCode) {
  return { ...taxCodeView(code), isDefault }
}

const changedMeanwhile = (current: BusinessTaxCode, yours: BusinessTaxCode): AppError =>
  taxErrors.changedMeanwhile(businessTaxCodeView(current), businessTaxCodeView(yours))
