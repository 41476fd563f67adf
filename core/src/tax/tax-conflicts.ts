import type { Issue } from '../errors/index.ts'
import type { AppliedTax, TaxKind } from './tax-code.ts'
import { taxErrors } from './tax-errors.ts'

const says: Readonly<Partial<Record<TaxKind, string>>> = {
  zero_rated: 'zero-rated',
  exempt: 'exempt',
  out_of_scope: 'out of scope',
  reverse_charge: 'under reverse charge',
}

/**
 * Why these taxes make no sense on one line; empty when they do. A sale lands in one box of a return
 * (rule 15): beside a code that says it is zero-rated, exempt, out of scope or under reverse charge
 * stands no other that taxes it or says something else. A withholding goes with any of them.
 */
export function taxConflicts(taxes: readonly AppliedTax[], path: Issue['path']): Issue[] {
  const kindById = new Map(
    taxes
      .filter(({ kind }) => kind !== 'withholding')
      .map(({ taxCodeId, kind }) => [taxCodeId, kind]),
  )
  const untaxed = [...kindById.values()].flatMap((kind) => says[kind] ?? [])[0]
  return untaxed && kindById.size > 1 ? [taxErrors.conflict(untaxed, path)] : []
}
