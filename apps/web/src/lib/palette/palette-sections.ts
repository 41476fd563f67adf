import type { SearchBooksResponse } from '@smb/api-client'
import { sourceWords } from '../books/entry-source.ts'
import type { Command } from './commands.ts'
import { commands, deniedReason } from './commands.ts'
import { holdsWords } from './palette-text.ts'
import type { RecentRecord } from './recent-records.ts'

export type Hit = SearchBooksResponse['sections'][number]['hits'][number]

export type PaletteRow = {
  /** Stays the same while hits come and go, so that the highlighted row stays highlighted. */
  readonly id: string
  readonly href?: string
  readonly disabledReason?: string | undefined
} & (
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'recent'; readonly record: RecentRecord }
  | { readonly kind: 'hit'; readonly hit: Hit }
)

export type PaletteSection = {
  readonly title: string
  readonly rows: readonly PaletteRow[]
}

const rowsMax = 6
const sectionTitles = {
  documents: 'Documents',
  customers: 'Customers',
  products: 'Products & services',
  entries: 'Journal entries',
  accounts: 'Accounts',
} as const

const hrefOfHit: Readonly<Record<Hit['kind'], (id: string) => string>> = {
  invoice: (id) => `/invoices/${id}`,
  credit_note: (id) => `/credit-notes/${id}`,
  payment: (id) => `/payments-received/${id}`,
  customer: (id) => `/customers/${id}`,
  item: (id) => `/products?item=${id}`,
  entry: (id) => `/journals/${id}`,
  account: (id) => `/accounts/${id}`,
}

/** What a hit is called: documents with their customer, products with their code, an entry without a memo by what caused it. */
export function hitLabel({ kind, label, detail, status }: Hit): string {
  if (kind === 'invoice') return `${label ?? 'Draft invoice'} ${detail}`.trim()
  if (kind === 'credit_note') return `${label ?? 'Credit note'} ${detail}`.trim()
  if (kind === 'payment') return `${label ?? 'Payment'} ${detail}`
  if (kind === 'item') return `${label ?? ''} ${detail}`.trim()
  if (kind === 'entry') return label ?? sourceWords[status as keyof typeof sourceWords]
  return label ?? ''
}

/** A hit as it is remembered once it was opened. */
export const recordOfHit = (hit: Hit): RecentRecord => ({
  path: hrefOfHit[hit.kind](hit.id),
  label: hitLabel(hit),
})

/** What is asked of the server: nothing for commands and for an empty box or a bare sign. */
export function serverQuery(typed: string): string | undefined {
  const text = typed.trim()
  return text.startsWith('>') || /^[@#:=]?$/.test(text) ? undefined : text
}

type Told = {
  readonly typed: string
  readonly slug: string
  readonly permissions: readonly string[]
  readonly recent: readonly RecentRecord[]
  readonly found: SearchBooksResponse['sections']
  /** What was saved under a name: each leads to its page. */
  readonly views?: readonly RecentRecord[]
}

/** The rows of the palette: what this device knows first, what the server finds below it. */
export function paletteSections({
  typed,
  slug,
  permissions,
  recent,
  found,
  views = [],
}: Told): PaletteSection[] {
  const text = typed.trim()
  const isCommand = text.startsWith('>')
  const words = isCommand ? text.slice(1) : text
  const isScoped = /^[@#:=]/.test(text)
  const base = `/o/${slug}`
  const rowOf = (command: Command): PaletteRow => ({
    kind: 'command',
    id: command.id,
    command,
    disabledReason: deniedReason(command, permissions),
    ...(command.path ? { href: base + command.path } : {}),
  })
  const matching = isScoped
    ? []
    : commands.filter((one) => holdsWords(`${one.label} ${one.words ?? ''}`, words))
  const shown = text === '' ? matching.filter(({ id }) => id.startsWith('new-')) : matching
  const named =
    isScoped || isCommand || text === ''
      ? []
      : views.filter(({ label }) => holdsWords(label, words))
  const group = (name: Command['group']) => shown.filter((one) => one.group === name).map(rowOf)
  const all: PaletteSection[] = [
    { title: 'Recent', rows: text === '' ? recent.map((record) => recentRow(record, base)) : [] },
    {
      title: 'Saved views',
      rows: named
        .slice(0, rowsMax)
        .map((view, at) => ({ ...recentRow(view, base), id: `view-${at}` })),
    },
    { title: 'Go to', rows: isCommand ? group('go') : group('go').slice(0, rowsMax) },
    { title: 'Do', rows: isCommand ? group('do') : group('do').slice(0, rowsMax) },
    ...found.map(({ title, hits }) => ({
      title: sectionTitles[title],
      rows: hits.map((hit) => hitRow(hit, base)),
    })),
  ]
  return all.filter(({ rows }) => rows.length > 0)
}

const recentRow = (record: RecentRecord, base: string): PaletteRow => ({
  kind: 'recent',
  id: `recent-${record.path.replaceAll('/', '-')}`,
  href: base + record.path,
  record,
})

const hitRow = (hit: Hit, base: string): PaletteRow => ({
  kind: 'hit',
  id: hit.id,
  href: base + hrefOfHit[hit.kind](hit.id),
  hit,
})

/** What a screen reader hears once the rows stand: `3 commands, 6 documents`. */
export function spokenCount(sections: readonly PaletteSection[]): string {
  if (sections.length === 0) return 'Nothing found'
  return sections.map(({ title, rows }) => `${title}: ${rows.length}`).join(', ')
}

/** The row to highlight: the one that was, as long as it is there, else the first that can be chosen. */
export function activeRow(
  rows: readonly PaletteRow[],
  wanted: string | undefined,
): PaletteRow | undefined {
  return rows.find(({ id }) => id === wanted) ?? rows.find((row) => !row.disabledReason) ?? rows[0]
}

/** The row `step` further, around the ends. */
export function rowBeside(
  rows: readonly PaletteRow[],
  active: PaletteRow | undefined,
  step: number,
): PaletteRow | undefined {
  const at = rows.findIndex(({ id }) => id === active?.id)
  return rows[(at + step + rows.length) % rows.length]
}
