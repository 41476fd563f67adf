import { invalid } from '@smb/core/errors'
import type { CreateBusiness } from '@smb/core/identity'
import type { TenantId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { Instant, LocalDate } from '@smb/core/time'
import { recordAudit } from '@smb/audit'
import type { Tx, UserTx } from '@smb/platform/db'
import { enterNewTenant, statement } from '@smb/platform/db'
import { insertMembership } from './membership-repository.ts'
import { freeSlug } from './free-slug.ts'
import { insertTenant, timeZoneExists } from './tenant-repository.ts'

/** Makes a business whose owner is the asking person, and continues the transaction inside it. */
export async function createTenant(
  tx: UserTx,
  id: TenantId,
  business: CreateBusiness,
): Promise<Tx> {
  if (!(await timeZoneExists(tx, business.timeZone))) {
    throw invalid(
      'business.time_zone_unknown',
      `“${business.timeZone}” is not a time zone. Use one such as Africa/Nairobi.`,
      ['timeZone'],
    )
  }
  const slug = await freeSlug(tx, business.name)
  const facts = {
    tenantId: id,
    actorId: tx.actorId,
    role: 'owner',
    baseCurrency: business.baseCurrency,
    timeZone: business.timeZone,
    fiscalYearStartMonth: business.fiscalYearStartMonth,
    now: tx.now,
    today: await localDateIn(tx, business.timeZone, tx.now),
  }
  const inTenant = await enterNewTenant(tx, facts, uuidFromId(id))
  await insertTenant(inTenant, slug, business)
  await insertMembership(inTenant, { userId: tx.actorId, role: 'owner' })
  await recordAudit(inTenant, { action: 'identity.business_created', subject: id })
  return inTenant
}

async function localDateIn(tx: UserTx, timeZone: string, moment: Instant): Promise<LocalDate> {
  const [row] = await statement<{ today: LocalDate }>(tx, {
    name: 'local-date-in',
    text: 'select ($1::timestamptz at time zone $2)::date as today',
    values: [moment, timeZone],
  })
  return (row as { today: LocalDate }).today
}
