/** What a person is in one business. */
export const roles = ['owner', 'accountant', 'bookkeeper', 'read_only'] as const
export type Role = (typeof roles)[number]

/** Every permission that a route may ask for, and the roles that have it. */
const granted = {
  'business:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'business:write': ['owner', 'accountant'],
  'people:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'people:write': ['owner'],
  'account:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'account:write': ['owner', 'accountant'],
  'journal:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'journal:post': ['owner', 'accountant'],
  'journal:import': ['owner', 'accountant'],
  'books:lock': ['owner', 'accountant'],
  'tax:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'tax:write': ['owner', 'accountant'],
  'customer:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'customer:write': ['owner', 'accountant', 'bookkeeper'],
  'item:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'item:write': ['owner', 'accountant', 'bookkeeper'],
  'invoice:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'invoice:write': ['owner', 'accountant', 'bookkeeper'],
  'invoice:issue': ['owner', 'accountant', 'bookkeeper'],
  'invoice:void': ['owner', 'accountant'],
  'payment:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'payment:write': ['owner', 'accountant', 'bookkeeper'],
  'bank:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'bank:write': ['owner', 'accountant', 'bookkeeper'],
  'report:read': ['owner', 'accountant', 'bookkeeper', 'read_only'],
  'export:read': ['owner', 'accountant'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof granted

/** Every permission, for lists and tests. */
export const permissions = Object.keys(granted) as Permission[]

/** True when that role may do it. */
export function isAllowed(role: Role, permission: Permission): boolean {
  return (granted[permission] as readonly Role[]).includes(role)
}

/** The roles that may do it, for telling people whom to ask. */
export function rolesWith(permission: Permission): readonly Role[] {
  return granted[permission]
}
