/** A record somebody had open, for the empty palette. */
export type RecentRecord = { readonly path: string; readonly label: string }

const recentMax = 8
/** In this tab only: signing out clears it with the rest. */
const keyOf = (slug: string): string => `smb-recent:${slug}`

const recordPath =
  /^\/(invoices|credit-notes|payments-received|customers|journals|accounts|money)\/[a-z]+_[0-9a-z]+$/

/** The record that a page shows, as a path below its business; undefined on every other page. */
export function recordOf(pathname: string): string | undefined {
  const path = pathname.replace(/^\/o\/[^/]+/, '').replace(/\/edit$/, '')
  return recordPath.test(path) ? path : undefined
}

/** The newest first. Empty where storage is switched off. */
export function recentRecords(slug: string): RecentRecord[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? '[]')
    return Array.isArray(kept) ? (kept as RecentRecord[]).slice(0, recentMax) : []
  } catch {
    return []
  }
}

export function noteRecord(slug: string, record: RecentRecord): void {
  const others = recentRecords(slug).filter(({ path }) => path !== record.path)
  try {
    sessionStorage.setItem(keyOf(slug), JSON.stringify([record, ...others].slice(0, recentMax)))
  } catch {
    // Storage may be switched off; the palette then begins with its commands.
  }
}
