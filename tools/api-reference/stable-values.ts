const id = /\b([a-z]{2,4})_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g
const token = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g
const uuid = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g
const moment = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g
const suffixLength = 26

/** What differs from run to run and is no text that looks like itself, by the name of its field. */
const secrets: Readonly<Record<string, string>> = {
  refreshToken: 'REFRESH_TOKEN',
  nextCursor: 'CURSOR',
}

/** Makes what differs from run to run the same: ids in the order in which they appear, moments, tokens by name. */
export function stableValues() {
  const ids = new Map<string, string>()
  const counts = new Map<string, number>()

  const stableId = (whole: string, prefix: string): string => {
    const known = ids.get(whole)
    if (known) return known
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    const stable = `${prefix}_01jz${String(count).padStart(suffixLength - 4, '0')}`
    ids.set(whole, stable)
    return stable
  }
  const text = (given: string): string =>
    given
      .replaceAll(id, stableId)
      .replaceAll(token, 'ACCESS_TOKEN')
      .replaceAll(moment, '2026-06-15T09:00:00.000Z')
      .replaceAll(uuid, '00000000-0000-0000-0000-000000000000')
  const value = (given: unknown, name = ''): unknown => {
    if (typeof given === 'string') return secrets[name] ?? text(given)
    if (Array.isArray(given)) return given.map((each) => value(each))
    if (given === null || typeof given !== 'object') return given
    return Object.fromEntries(Object.entries(given).map(([key, each]) => [key, value(each, key)]))
  }
  return { text, value }
}

export type StableValues = ReturnType<typeof stableValues>
