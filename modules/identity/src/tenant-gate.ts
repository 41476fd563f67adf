import type { AppError } from '@smb/core/errors'
import { assert } from '@smb/core/errors'
import { identityErrors } from '@smb/core/identity'
import { idFromUuid, isId, uuidFromId } from '@smb/core/ids'
import { currency } from '@smb/core/money'
import type { Instant, LocalDate } from '@smb/core/time'
import type { Entered, EnteredAsUser, Entrance, TenantGate } from '@smb/platform/db'

type GateRow = {
  outcome: 'entered' | 'replay' | 'reused' | 'session_ended' | 'no_membership' | 'business_required'
  tenant_id: string
  role: string
  base_currency: string
  time_zone: string
  fiscal_year_start_month: number
  moment: string
  today: string
  replay_status: number
  replay_body: string
}

function refusal(outcome: GateRow['outcome']): AppError | undefined {
  if (outcome === 'session_ended') return identityErrors.sessionEnded()
  if (outcome === 'no_membership') return identityErrors.businessNotFound()
  if (outcome === 'business_required') return identityErrors.businessRequired()
  if (outcome === 'reused') return identityErrors.idempotencyKeyReused()
  return undefined
}

const common = (entrance: Entrance): unknown[] => [
  uuidFromId(entrance.userId),
  uuidFromId(entrance.sessionId),
  entrance.requestId,
  entrance.clock ?? null,
  entrance.idempotency?.key ?? null,
  entrance.idempotency?.hash() ?? null,
]

function businessKey(business: string | undefined): string | null {
  if (business === undefined) return null
  return isId('ten', business) ? uuidFromId(business) : business
}

function read(value: Record<string, unknown>, entrance: Entrance): Entered {
  const row = value as GateRow
  const refused = refusal(row.outcome)
  if (refused) throw refused
  if (row.outcome === 'replay')
    return { kind: 'replay', status: row.replay_status, body: row.replay_body }
  assert(row.outcome === 'entered', 'the gate has no other outcome')
  return {
    kind: 'entered',
    facts: {
      tenantId: idFromUuid('ten', row.tenant_id),
      actorId: entrance.userId,
      role: row.role,
      baseCurrency: currency(row.base_currency),
      timeZone: row.time_zone,
      fiscalYearStartMonth: row.fiscal_year_start_month,
      now: row.moment as Instant,
      today: row.today as LocalDate,
    },
  }
}

function readUser(value: Record<string, unknown>, entrance: Entrance): EnteredAsUser {
  const row = value as GateRow
  const refused = refusal(row.outcome)
  if (refused) throw refused
  if (row.outcome === 'replay')
    return { kind: 'replay', status: row.replay_status, body: row.replay_body }
  return { kind: 'entered', facts: { actorId: entrance.userId, now: row.moment as Instant } }
}

/** One round trip: is the session live, is the person in that business, has this key been answered already? */
export const tenantGate: TenantGate = {
  query: (entrance) => ({
    name: 'enter-tenant',
    text: 'select * from identity.enter_tenant($1, $2, $7, $3, $4, $5, $6)',
    values: [...common(entrance), businessKey(entrance.business)],
  }),
  read,
  userQuery: (entrance) => ({
    name: 'enter-as-user',
    text: 'select * from identity.enter_as_user($1, $2, $3, $4, $5, $6)',
    values: common(entrance),
  }),
  readUser,
}
