import type { LedgerAccountId, TaxCodeId } from '../ids/index.ts'
import type { LedgerAccount } from '../ledger/index.ts'
import type { TaxCode } from '../tax/index.ts'
import type { Item } from './item.ts'
import { itemTaxCodesMax, sellsOn } from './item.ts'

/** The accounts and tax codes of the books, archived ones too. */
export type ItemImportBooks = {
  readonly accounts: readonly LedgerAccount[]
  readonly taxCodes: readonly Pick<TaxCode, 'id' | 'code' | 'archivedAt'>[]
}

/** What a cell names, or what to say about it. */
export type Named<T> = { readonly value: T } | { readonly fault: string }

export type ItemReferences = {
  /** An account by its code, `4000 Sales`, or a name that only one account in use has. */
  readonly account: (cell: string, before: Item | undefined) => Named<LedgerAccountId>
  /** Tax codes, separated by `+`, `,` or `;`; a code that holds one of them must stand alone. */
  readonly taxes: (cell: string, before: Item | undefined) => Named<TaxCodeId[]>
  readonly accountCode: (id: LedgerAccountId | null) => string
  readonly taxWords: (ids: readonly TaxCodeId[]) => string
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase().trim()
const shown = (text: string): string => `“${text.slice(0, 60)}”`

/** Finds what the cells of a file name. What an item carries already it may keep, archived or not. */
export function itemReferences({ accounts, taxCodes }: ItemImportBooks): ItemReferences {
  const byCode = new Map(accounts.map((account) => [folded(account.code), account]))
  const inUse = accounts.filter(({ archivedAt }) => archivedAt === null)
  const byName = Map.groupBy(inUse, ({ name }) => folded(name))
  const accountById = new Map(accounts.map(({ id, code }) => [id, code]))
  const taxByCode = new Map(taxCodes.map((tax) => [folded(tax.code), tax]))
  const taxById = new Map(taxCodes.map(({ id, code }) => [id, code]))

  const account: ItemReferences['account'] = (cell, before) => {
    const coded = byCode.get(folded(cell)) ?? withNameBehind(cell, byCode)
    const [named, ...others] = coded ? [coded] : (byName.get(folded(cell)) ?? [])
    if (!named) return { fault: `There is no account ${shown(cell)}. Write its code or its name.` }
    if (others.length > 0) {
      return { fault: `Several accounts are called ${shown(cell)}. Write the code.` }
    }
    if (named.id === before?.incomeAccountId) return { value: named.id }
    if (named.archivedAt !== null) {
      return { fault: `Account ${named.code} is archived. Restore it, or write another.` }
    }
    return sellsOn(named)
      ? { value: named.id }
      : { fault: `Account ${named.code} is posted to by documents themselves. Write another.` }
  }

  const taxes: ItemReferences['taxes'] = (cell, before) => {
    const words = taxByCode.has(folded(cell)) ? [cell] : cell.split(/[+,;]/)
    const found = words.map((word) => taxByCode.get(folded(word)))
    const unknown = found.indexOf(undefined)
    if (unknown >= 0)
      return { fault: `There is no tax code ${shown((words[unknown] ?? '').trim())}.` }
    const codes = found.flatMap((tax) => tax ?? [])
    const ids = codes.map(({ id }) => id)
    if (new Set(ids).size < ids.length) return { fault: 'A tax code is named twice.' }
    if (ids.length > itemTaxCodesMax) {
      return { fault: `There are more than ${itemTaxCodesMax} tax codes.` }
    }
    const gone = codes.find(
      (tax) => tax.archivedAt !== null && !before?.taxCodeIds.includes(tax.id),
    )
    return gone
      ? { fault: `Tax code ${gone.code} is archived. Restore it, or write another.` }
      : { value: ids }
  }

  return {
    account,
    taxes,
    accountCode: (id) => (id === null ? '' : (accountById.get(id) ?? '')),
    taxWords: (ids) => ids.map((id) => taxById.get(id) ?? '').join(' + '),
  }
}

/** `4000 Sales`, `4000 - Sales`, where the account 4000 is called Sales. */
function withNameBehind(
  cell: string,
  byCode: ReadonlyMap<string, LedgerAccount>,
): LedgerAccount | undefined {
  const [, code = '', name = ''] = /^(\S{1,50})\s+(?:[-–:·]\s+)?(.{1,200})$/.exec(cell) ?? []
  const account = byCode.get(folded(code))
  return account && folded(account.name) === folded(name) ? account : undefined
}
