import { rolesWith } from '@smb/core/identity'
import type { Permission, Role } from '@smb/core/identity'
import { destinations, newItems } from '../navigation.ts'

/** What a command does that is not a page. */
export type CommandAct = 'theme' | 'density' | 'rail' | 'keys' | 'switch' | 'sign-out'

/** Something that the palette can do: it opens a page, where anything that moves money is then decided, or an act of the shell. */
export type Command = {
  readonly id: string
  readonly group: 'go' | 'do'
  readonly label: string
  /** Other words that find it. */
  readonly words?: string
  readonly keys?: string
  /** Below `/o/{slug}`. */
  readonly path?: string
  readonly act?: CommandAct
  readonly permission?: Permission
}

const goWords: Readonly<Record<string, string>> = {
  money: 'bank match reconcile',
  bank: 'money match reconcile',
  profit: 'income statement p&l',
  trial: 'tb',
  accounts: 'chart ledger',
  journals: 'entries',
  taxes: 'vat rates',
  people: 'users roles access',
  payments: 'receipts money in',
  products: 'items catalogue prices',
}

const pages: readonly Command[] = destinations
  .filter(({ id, isHead }) => !isHead || ['home', 'reports'].includes(id))
  .map(({ id, label, path, keys }) => ({
    id: `go-${id}`,
    group: 'go',
    label,
    path,
    ...(keys ? { keys } : {}),
    ...(goWords[id] ? { words: goWords[id] } : {}),
  }))

const creations: readonly Command[] = newItems.map(({ label, kbd, path, permission }) => ({
  id: `new-${label}`,
  group: 'do',
  label: label === 'Payment received' ? 'Record payment received' : `New ${label.toLowerCase()}`,
  words: 'create add make record',
  keys: `c ${kbd.toLowerCase()}`,
  path,
  permission,
}))

const others: readonly Command[] = [
  {
    id: 'bank-account',
    group: 'do',
    label: 'Add bank account',
    words: 'new connect',
    path: '/money/new',
    permission: 'bank:write',
  },
  {
    id: 'import-statement',
    group: 'do',
    label: 'Import a bank statement',
    words: 'ofx upload lines',
    path: '/money',
    permission: 'bank:write',
  },
  {
    id: 'lock-date',
    group: 'do',
    label: 'Close the books up to a date',
    words: 'lock date period',
    path: '/settings/business',
    permission: 'books:lock',
  },
  {
    id: 'add-person',
    group: 'do',
    label: 'Give somebody access',
    words: 'invite user role person add',
    path: '/settings/people',
    permission: 'people:write',
  },
  {
    id: 'add-tax',
    group: 'do',
    label: 'New tax code',
    words: 'vat rate add',
    path: '/settings/taxes',
    permission: 'tax:write',
  },
  {
    id: 'papers',
    group: 'do',
    label: 'Change how invoices look',
    words: 'logo colour footer language number pattern paper',
    path: '/settings/papers',
    permission: 'business:write',
  },
  {
    id: 'export-report',
    group: 'do',
    label: 'Export a report as CSV',
    words: 'download trial balance',
    path: '/reports/trial-balance',
    permission: 'report:read',
  },
  {
    id: 'switch',
    group: 'do',
    label: 'Switch business',
    words: 'another',
    keys: 'g o',
    act: 'switch',
  },
  {
    id: 'keys',
    group: 'do',
    label: 'Show the keys',
    words: 'keyboard shortcuts help',
    keys: '?',
    act: 'keys',
  },
  {
    id: 'rail',
    group: 'do',
    label: 'Fold or open the rail',
    words: 'sidebar',
    keys: '[',
    act: 'rail',
  },
  {
    id: 'theme',
    group: 'do',
    label: 'Switch between light and dark',
    words: 'theme mode',
    act: 'theme',
  },
  { id: 'density', group: 'do', label: 'Compact or roomy rows', words: 'density', act: 'density' },
  { id: 'sign-out', group: 'do', label: 'Sign out', words: 'log out leave', act: 'sign-out' },
]

/** Every command of this release. */
export const commands: readonly Command[] = [...pages, ...creations, ...others]

const roleWords: Readonly<Record<Role, string>> = {
  owner: 'owner',
  accountant: 'accountant',
  bookkeeper: 'bookkeeper',
  read_only: 'reader',
}

/** Why this person cannot, and who can: `Needs the owner or accountant role`. Undefined where they can. */
export function deniedReason(
  { permission }: Command,
  permissions: readonly string[],
): string | undefined {
  if (!permission || permissions.includes(permission)) return undefined
  const able = rolesWith(permission).map((role) => roleWords[role])
  const last = able.at(-1) ?? ''
  const words = able.length > 1 ? `${able.slice(0, -1).join(', ')} or ${last}` : last
  return `Needs the ${words} role`
}
