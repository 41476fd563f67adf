import type { IdPrefix } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'

const prefixBySource: Record<string, IdPrefix> = {
  manual: 'je',
  invoice: 'inv',
  credit_note: 'crn',
  payment_received: 'pay',
  allocation: 'alo',
  refund: 'rfd',
  write_off: 'wof',
  statement_line: 'stl',
  journal_import: 'jim',
  opening_balances: 'opn',
}

/** The wire id of what caused an entry. */
export function sourceIdOf(sourceType: string, uuid: string): string {
  return idFromUuid(prefixBySource[sourceType] ?? 'je', uuid)
}
