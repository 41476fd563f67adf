import { isReservedByBrowser } from './key-combo.ts'

/**
 * What these keys mean wherever they do anything (ux.md 1.7). A page binds its own letters beside them and never gives
 * one of these another meaning.
 */
export const reservedKeys: Readonly<Record<string, string>> = {
  'mod+k': 'search or a command',
  'mod+enter': 'the page’s main action',
  'mod+s': 'save the draft',
  'mod+z': 'undo',
  '/': 'search in the list',
  '?': 'show the keys',
  '[': 'fold or open the rail',
  '.': 'menu of the row',
  j: 'next row',
  k: 'previous row',
  arrowdown: 'next row',
  arrowup: 'previous row',
  enter: 'open the row, or accept it',
  space: 'look into the row',
  x: 'select the row',
  'mod+a': 'select all rows of the list',
  'shift+arrowdown': 'select the row and the next',
  'shift+arrowup': 'select the row and the one before',
  f: 'filter',
  e: 'edit',
  c: 'make something new',
  g: 'go to',
}

/** What is wrong with binding `keys` under this label; undefined when nothing is. */
export function keyFault(keys: string, label: string): string | undefined {
  const combos = keys.split(' ')
  const owned = combos.find(isReservedByBrowser)
  if (owned) return `${owned} belongs to the browser or to screen readers`
  const [first = ''] = combos
  if (combos.length > 1)
    return first === 'g' || first === 'c' ? undefined : `${first} begins no pair`
  const meaning = reservedKeys[first]
  if (meaning === undefined || meaningOf[first]?.test(label)) return undefined
  return `${first} means “${meaning}”`
}

/** How labels say it. */
const meaningOf: Readonly<Record<string, RegExp>> = {
  'mod+k': /^Search/,
  // The main action is the page’s to say.
  'mod+enter': /^/,
  'mod+s': /^Save/,
  'mod+z': /^Undo/,
  '/': /^Search/,
  '?': /^Show/,
  '[': /rail/,
  '.': /menu/,
  j: /^Next (row|line)/,
  k: /^(Previous (row|line)|Line before)/,
  arrowdown: /^Next (row|line)/,
  arrowup: /^(Previous (row|line)|Line before)/,
  enter: /^(Open|Accept)/,
  space: /^Look/,
  x: /^Select/,
  'mod+a': /^Select all/,
  'shift+arrowdown': /^Select/,
  'shift+arrowup': /^Select/,
  f: /^Filter/,
  e: /^Edit/,
  c: /^Make/,
}
