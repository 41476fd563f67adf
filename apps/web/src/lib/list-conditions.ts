import type { SearchParams } from './books/chosen-period.ts'

/** What is searched for, as an address may say it; at most 100 letters. */
export function searchIn({ q }: SearchParams): { readonly q?: string } {
  const text = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  return text ? { q: text } : {}
}

/** The conditions without some of them. All of a list's conditions are optional. */
export function withoutConditions<Conditions extends object>(
  conditions: Conditions,
  ...names: (keyof Conditions)[]
): Partial<Conditions> {
  const kept = Object.entries(conditions).filter(([name]) => !names.includes(name as never))
  return Object.fromEntries(kept) as Partial<Conditions>
}

/** The address of a list under these conditions. */
export function listHref(path: string, conditions: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(conditions).toString()
  return query ? `${path}?${query}` : path
}
