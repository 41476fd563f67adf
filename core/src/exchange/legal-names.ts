/** The name under which a tool knows an account, and whether it is met for the first time. */
export type LegalName = { readonly name: string; readonly isFirst: boolean }

/**
 * Gives every account one name that the tool can read: `legal` of its own name, with a counter where two would fall
 * together. One naming serves one file.
 */
export function legalNaming(
  legal: (original: string, key: string) => string,
): (original: string, key?: string) => LegalName {
  const byOriginal = new Map<string, string>()
  const taken = new Set<string>()
  return (original, key = '') => {
    const id = `${key}\n${original}`
    const known = byOriginal.get(id)
    if (known !== undefined) return { name: known, isFirst: false }
    const wanted = legal(original, key)
    let name = wanted
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`
    taken.add(name)
    byOriginal.set(id, name)
    return { name, isFirst: true }
  }
}

/**
 * Names for accounts on their way out: the account's own name where it is the only one of that name, else with its
 * code, which is unique, behind it.
 */
export function exportedAccountNames<Id>(
  accounts: readonly { readonly id: Id; readonly code: string; readonly name: string }[],
): ReadonlyMap<Id, string> {
  const counts = new Map<string, number>()
  for (const { name } of accounts) counts.set(name, (counts.get(name) ?? 0) + 1)
  const taken = new Set(
    accounts.filter(({ name }) => counts.get(name) === 1).map(({ name }) => name),
  )
  const names = new Map<Id, string>()
  for (const { id, code, name } of accounts) {
    if (counts.get(name) === 1) {
      names.set(id, name)
      continue
    }
    let exported = `${name} ${code}`
    while (taken.has(exported)) exported = `${exported} ${code}`
    taken.add(exported)
    names.set(id, exported)
  }
  return names
}
