import type { Item } from './item.ts'
import type { ItemFileRow } from './item-file.ts'

/** Which item of the books a line is about, undefined for a new one; or why nobody can say. */
export type ItemMatch = { readonly before: Item | undefined } | { readonly fault: string }

const nfc = (text: string): string => text.normalize('NFC')
/** A code is the same whatever the case of its letters. */
const codeKey = (code: string): string => nfc(code).toLowerCase()

const shown = (text: string): string => `“${text.slice(0, 60)}”`

/**
 * Finds the item of each line: by its code, else by its exact name. A line with a new code is about the one item of that
 * name that has no code yet. Two lines about one item, or a name that does not say which, are faults: the same file again
 * has to mean the same.
 */
export function itemMatches(
  rows: readonly ItemFileRow[],
  items: readonly Item[],
): (row: ItemFileRow) => ItemMatch {
  const byCode = new Map(
    items.flatMap((item) => (item.code === '' ? [] : [[codeKey(item.code), item] as const])),
  )
  const byName = Map.groupBy(items, ({ name }) => nfc(name))
  const lineByCode = new Map<string, number>()
  const linesByName = Map.groupBy(rows, ({ name }) => nfc(name))
  const lineByItem = new Map<string, number>()

  const found = ({ line, code, name }: ItemFileRow): ItemMatch => {
    const coded = code === '' ? undefined : byCode.get(codeKey(code))
    if (coded) return { before: coded }
    const called = name === '' ? [] : (byName.get(nfc(name)) ?? [])
    const twin = linesByName.get(nfc(name))?.find((row) => row.line !== line)
    if (code !== '') {
      const [one, ...others] = called.filter((item) => item.code === '' && !item.archivedAt)
      return { before: others.length > 0 || twin ? undefined : one }
    }
    if (name !== '' && twin) {
      return { fault: `Line ${twin.line} has the same name. Give each of them a code.` }
    }
    const [one, ...others] = inUseFirst(called)
    if (others.length > 0) {
      return { fault: `Several products are called ${shown(name)}. Write the code.` }
    }
    return { before: one }
  }

  return (row) => {
    const { line, code } = row
    const firstOfCode = code === '' ? undefined : lineByCode.get(codeKey(code))
    if (firstOfCode !== undefined) {
      return { fault: `Code ${code.slice(0, 60)} is on line ${firstOfCode} already.` }
    }
    if (code !== '') lineByCode.set(codeKey(code), line)
    const match = found(row)
    if ('fault' in match || !match.before) return match
    const { id, name, archivedAt } = match.before
    const firstOfItem = lineByItem.get(id)
    if (firstOfItem !== undefined) {
      return { fault: `Line ${firstOfItem} is about ${shown(name)}, too. Leave one of them out.` }
    }
    lineByItem.set(id, line)
    return archivedAt === null
      ? match
      : { fault: `${shown(name)} is archived. Restore it, or leave the line out.` }
  }
}

/** Where one is in use, archived ones of the same name are not meant. */
function inUseFirst(items: readonly Item[]): readonly Item[] {
  const inUse = items.filter(({ archivedAt }) => archivedAt === null)
  return inUse.length > 0 ? inUse : items.slice(0, 1)
}
