import type { BusinessView, CreateBusiness, ReviseBusiness, Role } from '@smb/core/identity'
import { identityErrors, isAllowed, permissions } from '@smb/core/identity'
import type { TenantId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { DbHandle, ReadTx, Tx, UserTx } from '@smb/platform/db'
import { statement, tablesOf } from '@smb/platform/db'
import type { IdentityTables } from './tables.generated.ts'

const columns = [
  't.id',
  't.slug',
  't.name',
  't.country',
  't.base_currency',
  't.fiscal_year_start_month',
  't.time_zone',
  't.tax_registration_number',
  't.address',
  't.email',
  't.version',
  'm.role',
] as const

function businesses(tx: DbHandle) {
  return tablesOf<IdentityTables>(tx)
    .selectFrom('identity.tenant as t')
    .innerJoin('identity.membership as m', 'm.tenant_id', 't.id')
    .select(columns)
    .where('m.user_id', '=', uuidFromId(tx.actorId))
    .where('m.ended_at', 'is', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof businesses>['executeTakeFirstOrThrow']>>

function businessView(row: Row): BusinessView {
  const role = row.role as Role
  return {
    id: idFromUuid('ten', row.id),
    slug: row.slug,
    name: row.name,
    country: row.country,
    baseCurrency: row.base_currency,
    fiscalYearStartMonth: row.fiscal_year_start_month,
    timeZone: row.time_zone,
    taxRegistrationNumber: row.tax_registration_number,
    address: row.address,
    email: row.email,
    role,
    permissions: permissions.filter((permission) => isAllowed(role, permission)),
    version: row.version,
  }
}

/** The businesses in which this person works, by name. */
export async function listBusinesses(tx: UserTx): Promise<BusinessView[]> {
  const rows = await businesses(tx).orderBy('t.name').orderBy('t.id').limit(500).execute()
  return rows.map(businessView)
}

/** The business of this transaction, as this person sees it. */
export async function getBusiness(tx: ReadTx): Promise<BusinessView> {
  const row = await businesses(tx).where('t.id', '=', uuidFromId(tx.tenantId)).executeTakeFirst()
  if (!row) throw identityErrors.businessNotFound()
  return businessView(row)
}

/** The same business asked for again by a client that made its id; undefined when it is new. */
export async function findBusiness(tx: UserTx, id: TenantId): Promise<BusinessView | undefined> {
  const row = await businesses(tx).where('t.id', '=', uuidFromId(id)).executeTakeFirst()
  return row && businessView(row)
}

export async function slugTaken(tx: DbHandle, slug: string): Promise<boolean> {
  const [row] = await statement<{ taken: boolean }>(tx, {
    name: 'slug-taken',
    text: 'select identity.slug_taken($1) as taken',
    values: [slug],
  })
  return row?.taken ?? true
}

export async function insertTenant(tx: Tx, slug: string, business: CreateBusiness): Promise<void> {
  await tablesOf<IdentityTables>(tx)
    .insertInto('identity.tenant')
    .values({
      id: uuidFromId(tx.tenantId),
      slug,
      name: business.name,
      country: business.country,
      base_currency: business.baseCurrency,
      fiscal_year_start_month: business.fiscalYearStartMonth,
      time_zone: business.timeZone,
      tax_registration_number: business.taxRegistrationNumber ?? null,
      address: business.address ?? null,
    })
    .execute()
}

/** Saves settings if nobody changed them since `version`; throws `business.changed_meanwhile` with the current ones. */
export async function updateTenant(tx: Tx, change: ReviseBusiness): Promise<void> {
  const { numUpdatedRows } = await tablesOf<IdentityTables>(tx)
    .updateTable('identity.tenant')
    .set({
      name: change.name,
      fiscal_year_start_month: change.fiscalYearStartMonth,
      time_zone: change.timeZone,
      tax_registration_number: change.taxRegistrationNumber,
      address: change.address,
      email: change.email,
      version: change.version + 1,
    })
    .where('id', '=', uuidFromId(tx.tenantId))
    .where('version', '=', change.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw identityErrors.businessChanged(await getBusiness(tx))
}

/** Throws `business.time_zone_unknown` when PostgreSQL does not know the zone. */
export async function timeZoneExists(tx: DbHandle, timeZone: string): Promise<boolean> {
  const rows = await statement(tx, {
    name: 'time-zone-exists',
    text: 'select from pg_timezone_names where name = $1',
    values: [timeZone],
  })
  return rows.length > 0
}
