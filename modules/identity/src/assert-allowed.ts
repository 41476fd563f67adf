import type { Permission, Role } from '@smb/core/identity'
import { identityErrors, isAllowed } from '@smb/core/identity'

/** Throws `auth.permission_missing`, naming the permission and who has it. */
export function assertAllowed(role: string, permission: string): void {
  if (!isAllowed(role as Role, permission as Permission))
    throw identityErrors.permissionMissing(permission as Permission)
}
