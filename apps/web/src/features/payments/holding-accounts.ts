import type { listAccounts } from '@smb/api-client'
import type { SelectOption } from '#components/select-field.tsx'

type Account = NonNullable<Awaited<ReturnType<typeof listAccounts>>['data']>['items'][number]

/** The accounts that hold money in that currency: assets and liabilities that no document posts to by itself. */
export function holdingAccounts(accounts: readonly Account[], currency: string): SelectOption[] {
  return accounts
    .filter(
      ({ type, controlRole, archivedAt, currency: only }) =>
        archivedAt === null &&
        (type === 'asset' || type === 'liability') &&
        (controlRole === null || controlRole === 'bank_default') &&
        (only === null || only === currency),
    )
    .map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))
}
