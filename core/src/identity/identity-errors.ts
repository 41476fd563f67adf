import { AppError, invalid } from '../errors/index.ts'
import type { Permission, Role } from './roles.ts'
import { rolesWith } from './roles.ts'

const roleWords: Record<Role, string> = {
  owner: 'an owner',
  accountant: 'an accountant',
  bookkeeper: 'a bookkeeper',
  read_only: 'a reader',
}

/** Refusals about people, sessions and businesses. */
export const identityErrors = {
  signInFailed: () =>
    new AppError(
      'unauthenticated',
      'auth.sign_in_failed',
      'E-mail and password do not match. Check both, or register.',
    ),
  tokenInvalid: () =>
    new AppError(
      'unauthenticated',
      'auth.token_invalid',
      'The access token is missing, expired or not ours. Refresh it or sign in again.',
    ),
  sessionEnded: () =>
    new AppError('unauthenticated', 'auth.session_ended', 'This session has ended. Sign in again.'),
  refreshInvalid: () =>
    new AppError(
      'unauthenticated',
      'auth.refresh_invalid',
      'This sign-in cannot be renewed. Sign in again.',
    ),
  registrationClosed: () =>
    new AppError(
      'forbidden',
      'auth.registration_closed',
      'This server does not take new registrations. Ask its operator.',
    ),
  emailTaken: () =>
    new AppError(
      'conflict',
      'auth.email_taken',
      'Someone has already registered with this e-mail. Sign in instead.',
      {
        issues: [
          {
            path: ['email'],
            code: 'auth.email_taken',
            message: 'is already registered; sign in instead',
          },
        ],
      },
    ),
  passwordWrong: () =>
    invalid('auth.password_wrong', 'The current password is not right.', ['currentPassword']),
  permissionMissing: (permission: Permission) =>
    new AppError(
      'forbidden',
      'auth.permission_missing',
      `This needs the permission ${permission}. ${capitalized(
        rolesWith(permission)
          .map((role) => roleWords[role])
          .join(' or '),
      )} of this business can do it, or an owner can change your role.`,
      { extra: { permission, roles: rolesWith(permission) } },
    ),
  businessRequired: () =>
    invalid('business.required', 'Say which business: send its slug in the header Smb-Business.'),
  businessNotFound: () =>
    new AppError(
      'not_found',
      'business.not_found',
      'There is no such business, or you are not one of its people.',
    ),
  businessChanged: (current: unknown) =>
    new AppError(
      'conflict',
      'business.changed_meanwhile',
      'Somebody changed these settings meanwhile. Look at both and save again.',
      {
        extra: { current },
      },
    ),
  idempotencyKeyReused: () =>
    new AppError(
      'conflict',
      'idempotency.key_reused',
      'This Idempotency-Key was used for another request. Make a new key for each new request.',
    ),
  personNotFound: () =>
    new AppError('not_found', 'people.not_found', 'There is no such person in this business.'),
  personNotRegistered: () =>
    invalid(
      'people.not_registered',
      'Nobody has registered with this e-mail yet. Ask them to sign up first, then add them.',
      ['email'],
    ),
  personAlreadyThere: () =>
    new AppError('conflict', 'people.already_there', 'This person already works in this business.'),
  lastOwner: () =>
    new AppError(
      'conflict',
      'people.last_owner',
      'A business needs an owner. Make somebody else an owner first.',
    ),
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
