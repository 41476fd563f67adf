import type { SearchParams } from '#lib/books/chosen-period.ts'
import { searchIn } from '#lib/list-conditions.ts'

/** The conditions of the list of payments and of that of credit notes. */
export type DocumentFilter<Status extends string> = {
  readonly q?: string
  readonly status?: Status
  readonly customerId?: string
}

/** Reads the address of a list; what is not a condition is left out. */
export function documentFilter<Status extends string>(
  statuses: Readonly<Record<Status, string>>,
  params: SearchParams,
): DocumentFilter<Status> {
  const { status, customerId } = params
  const isStatus = typeof status === 'string' && status in statuses
  const isCustomer = typeof customerId === 'string' && /^cus_[0-9a-z]{26}$/.test(customerId)
  return {
    ...searchIn(params),
    ...(isStatus ? { status: status as Status } : {}),
    ...(isCustomer ? { customerId } : {}),
  }
}
