import type { Permission, Role } from '@smb/core/identity'
import { isAllowed } from '@smb/core/identity'
import { moneyView, Money } from '@smb/core/money'
import type { CurrencyCode } from '@smb/core/money'
import type { SearchAnswer, SearchHit, SearchKind, SearchQuery } from '@smb/core/search'
import { amountRanges, searchHitsMax, searchKinds, searchQuestion } from '@smb/core/search'
import type { ReadTx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import type { Found } from './find-queries.ts'
import { findByAmount, findByWords, kindsWithAmount } from './find-queries.ts'
import type { Described } from './hit-queries.ts'
import { describeFound } from './hit-queries.ts'

/** Whoever may not read the records themselves does not learn by searching that there are any. */
const permissionOf: Readonly<Record<SearchKind, Permission>> = {
  invoice: 'invoice:read',
  credit_note: 'invoice:read',
  payment: 'payment:read',
  customer: 'customer:read',
  item: 'item:read',
  entry: 'journal:read',
  account: 'account:read',
}

const sections = [
  { title: 'documents', kinds: ['invoice', 'credit_note', 'payment'] },
  { title: 'customers', kinds: ['customer'] },
  { title: 'products', kinds: ['item'] },
  { title: 'entries', kinds: ['entry'] },
  { title: 'accounts', kinds: ['account'] },
] as const satisfies readonly { title: string; kinds: readonly SearchKind[] }[]

/** Kinds that somebody of this role may find. */
export function findableKinds(role: string, wanted: readonly SearchKind[]): SearchKind[] {
  return wanted.filter((kind) => isAllowed(role as Role, permissionOf[kind]))
}

/**
 * Finds documents, customers, products, entries and accounts by their words, and what has an amount by it; at most six a
 * section. An exact number or amount comes first, then the newest; people, products and accounts by how well their name
 * begins, the archived ones last. Two round trips: what answers, and what it is called.
 */
export async function searchBooks(tx: ReadTx, query: SearchQuery): Promise<SearchAnswer> {
  const question = searchQuestion(query.q)
  const kinds = findableKinds(tx.role, query.kinds ?? searchKinds)
  const { text, amount } = question
  const ranges = amount ? amountRanges(amount) : []
  const worded = text === '' ? [] : question.textKinds.filter((kind) => kinds.includes(kind))
  const counted = ranges.length > 0 ? kindsWithAmount.filter((kind) => kinds.includes(kind)) : []
  const lists = await inOrder([
    ...worded.map((kind) => findByWords(tx, kind, text)),
    ...counted.map((kind) => findByAmount(tx, kind, ranges)),
  ])
  const found = distinct(lists.flat())
  const foundKinds = searchKinds.filter((kind) => found.some((one) => one.kind === kind))
  const described = await inOrder(
    foundKinds.map((kind) =>
      describeFound[kind](
        tx,
        found.filter((one) => one.kind === kind),
      ),
    ),
  )
  const byUuid = new Map(described.flatMap((some) => [...some]))
  return { sections: sectionsOf(found, byUuid, text) }
}

function distinct(found: readonly Found[]): Found[] {
  const byKey = new Map<string, Found>()
  for (const one of found) {
    const key = `${one.kind} ${one.uuid}`
    const known = byKey.get(key)
    if (!known || (one.isExact && !known.isExact)) byKey.set(key, one)
  }
  return [...byKey.values()]
}

function sectionsOf(
  found: readonly Found[],
  described: ReadonlyMap<string, Described>,
  text: string,
): SearchAnswer['sections'] {
  const shown = new Set(found.map(({ uuid }) => uuid))
  return sections.flatMap(({ title, kinds }) => {
    const hits = found
      .filter(({ kind }) => kinds.some((own) => own === kind))
      .flatMap((one) => {
        const known = described.get(one.uuid)
        const isDouble =
          known?.sourceUuid && known.sourceUuid !== one.uuid && shown.has(known.sourceUuid)
        return known && !isDouble ? [{ one, hit: hitOf(known.hit, one) }] : []
      })
      .sort((a, b) => byRank(a, b, text))
      .slice(0, searchHitsMax)
      .map(({ hit }) => hit)
    return hits.length > 0 ? [{ title, hits }] : []
  })
}

/** An entry that was found by the amount of a line shows that amount. */
function hitOf(hit: SearchHit, { line }: Found): SearchHit {
  if (!line) return hit
  return { ...hit, amount: moneyView(Money.of(line.minor, line.currency as CurrencyCode)) }
}

type Ranked = { readonly one: Found; readonly hit: SearchHit }

function byRank(a: Ranked, b: Ranked, text: string): number {
  const exact = Number(b.one.isExact) - Number(a.one.isExact)
  if (exact !== 0) return exact
  const archived = Number(isArchived(a.hit)) - Number(isArchived(b.hit))
  if (archived !== 0) return archived
  const begins = Number(beginsWith(b.hit, text)) - Number(beginsWith(a.hit, text))
  if (begins !== 0) return begins
  if (a.one.date !== b.one.date) return a.one.date < b.one.date ? 1 : -1
  return (a.hit.label ?? '') < (b.hit.label ?? '') ? -1 : 1
}

const isArchived = ({ status }: SearchHit): boolean => status === 'archived'

/** Names and codes that begin as typed come before those that hold it further on. */
function beginsWith({ kind, label, detail }: SearchHit, text: string): boolean {
  if (kind !== 'customer' && kind !== 'account' && kind !== 'item') return false
  const names = [label ?? '', ...(kind === 'item' ? [detail] : [])]
  return names.some((name) => name.toLowerCase().startsWith(text.toLowerCase()))
}
