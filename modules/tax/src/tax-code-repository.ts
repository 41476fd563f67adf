import { sql } from 'kysely'
import type { TaxCodeId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import { Decimal } from '@smb/core/money'
import type { DatedRate, TaxCode, TaxComponentView, TaxKind } from '@smb/core/tax'
import { taxComponentFromView, taxErrors } from '@smb/core/tax'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { TaxTables } from './tables.generated.ts'

/** A tax code with what the business decided about it. */
export type BusinessTaxCode = TaxCode & {
  /** Chosen on a new invoice line. */
  readonly isDefault: boolean
}

// Rates leave the database as text: a JSON number would pass through a float.
const components = sql<TaxComponentView[]>`coalesce((
  select json_agg(json_build_object('name', c.name, 'isCompound', c.is_compound, 'accountRole', c.account_role,
    'rates', (select json_agg(json_build_object('ratePercent', r.rate_percent::text, 'validFrom', r.valid_from, 'validTo', r.valid_to)
                order by r.valid_from)
              from tax.tax_rate r
             where r.tenant_id = c.tenant_id and r.tax_code_id = c.tax_code_id and r.position = c.position)) order by c.position)
    from tax.tax_component c where c.tenant_id = t.tenant_id and c.tax_code_id = t.id), '[]')`

const taxCodes = (tx: ReadTx) =>
  tablesOf<TaxTables>(tx)
    .selectFrom('tax.tax_code as t')
    .select(['t.id', 't.code', 't.name', 't.kind', 't.is_default', 't.archived_at', 't.version'])
    .select(components.as('components'))
type Row = Awaited<ReturnType<ReturnType<typeof taxCodes>['executeTakeFirstOrThrow']>>

function taxCodeFromRow(row: Row): BusinessTaxCode {
  return {
    id: idFromUuid('tax', row.id),
    code: row.code,
    name: row.name,
    kind: row.kind as TaxKind,
    components: row.components.map((component) =>
      taxComponentFromView({ ...component, rates: component.rates ?? [] }),
    ),
    isDefault: row.is_default,
    archivedAt: row.archived_at,
    version: row.version,
  }
}

/** Every code by its code, archived ones too. A business has a few dozen: they come in one piece. */
export async function listTaxCodes(tx: ReadTx): Promise<BusinessTaxCode[]> {
  const rows = await taxCodes(tx).orderBy('t.code').orderBy('t.id').limit(1_000).execute()
  return rows.map(taxCodeFromRow)
}

/** Throws `tax.not_found`. */
export async function getTaxCode(tx: ReadTx, id: TaxCodeId): Promise<BusinessTaxCode> {
  const row = await taxCodes(tx).where('t.id', '=', uuidFromId(id)).executeTakeFirst()
  if (!row) throw taxErrors.notFound()
  return taxCodeFromRow(row)
}

/** The codes with these ids, each id once. Throws `tax.not_found` when one does not exist. */
export async function getTaxCodes(
  tx: ReadTx,
  ids: readonly TaxCodeId[],
): Promise<ReadonlyMap<TaxCodeId, TaxCode>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await taxCodes(tx).where('t.id', 'in', wanted.map(uuidFromId)).execute()
  if (rows.length < wanted.length) throw taxErrors.notFound()
  return new Map(rows.map((row) => [idFromUuid('tax', row.id), taxCodeFromRow(row)]))
}

/** The code, locked until the transaction ends. Throws `tax.not_found`. */
export async function lockTaxCode(tx: Tx, id: TaxCodeId): Promise<BusinessTaxCode> {
  const row = await taxCodes(tx)
    .where('t.id', '=', uuidFromId(id))
    .forUpdate('t')
    .executeTakeFirst()
  if (!row) throw taxErrors.notFound()
  return taxCodeFromRow(row)
}

/**
 * Writes codes with their components and rates, and says which ids were new: one that exists already is left as it is.
 * Throws `tax.code_taken`.
 */
export async function insertTaxCodeRows(
  tx: Tx,
  codes: readonly BusinessTaxCode[],
): Promise<ReadonlySet<TaxCodeId>> {
  if (codes.length === 0) return new Set()
  const tables = tablesOf<TaxTables>(tx)
  const inserted = await tables
    .insertInto('tax.tax_code')
    .values(
      codes.map(({ id, code, name, kind, isDefault }) => ({
        id: uuidFromId(id),
        code,
        name,
        kind,
        is_default: isDefault,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .execute()
    .catch((error: unknown) => {
      const isTaken = violatedConstraint(error) === 'tax_code_code_unique'
      throw isTaken ? taxErrors.codeTaken(codes.map(({ code }) => code).join(', ')) : error
    })
  const fresh = new Set(inserted.map((row) => idFromUuid('tax', row.id)))
  await insertComponents(
    tx,
    codes.filter(({ id }) => fresh.has(id)),
  )
  return fresh
}

async function insertComponents(tx: Tx, codes: readonly TaxCode[]): Promise<void> {
  const owned = codes.flatMap(({ id, components: own }) =>
    own.map((component, position) => ({ component, tax_code_id: uuidFromId(id), position })),
  )
  if (owned.length === 0) return
  const tables = tablesOf<TaxTables>(tx)
  await tables
    .insertInto('tax.tax_component')
    .values(
      owned.map(({ component, tax_code_id, position }) => ({
        tax_code_id,
        position,
        name: component.name,
        is_compound: component.isCompound,
        account_role: component.accountRole,
      })),
    )
    .execute()
  await tables
    .insertInto('tax.tax_rate')
    .values(
      owned.flatMap(({ component, tax_code_id, position }) =>
        component.rates.map((rate) => ({ tax_code_id, position, ...rateColumns(rate) })),
      ),
    )
    .execute()
}

const rateColumns = (rate: DatedRate) => ({
  valid_from: rate.validFrom,
  valid_to: rate.validTo,
  rate_percent: Decimal.toString(rate.ratePercent),
})

/** Saves name, choice and archive state. Lock the code first. */
export async function updateTaxCode(tx: Tx, code: BusinessTaxCode): Promise<void> {
  await tablesOf<TaxTables>(tx)
    .updateTable('tax.tax_code')
    .set({
      name: code.name,
      is_default: code.isDefault,
      archived_at: code.archivedAt,
      version: code.version,
    })
    .where('id', '=', uuidFromId(code.id))
    .execute()
}

/** Takes the choice from whichever code has it. */
export async function clearDefault(tx: Tx): Promise<void> {
  await tablesOf<TaxTables>(tx)
    .updateTable('tax.tax_code')
    .set((set) => ({ is_default: false, version: set('version', '+', 1) }))
    .where('is_default', '=', true)
    .execute()
}

/** Ends the rate before the new one, and adds the new one. Nothing of an earlier rate changes but its last day. */
export async function insertRate(
  tx: Tx,
  at: { readonly id: TaxCodeId; readonly position: number },
  rates: { readonly before: DatedRate | undefined; readonly added: DatedRate },
): Promise<void> {
  const key = { tax_code_id: uuidFromId(at.id), position: at.position }
  const tables = tablesOf<TaxTables>(tx)
  if (rates.before) {
    await tables
      .updateTable('tax.tax_rate')
      .set({ valid_to: rates.before.validTo })
      .where('tax_code_id', '=', key.tax_code_id)
      .where('position', '=', key.position)
      .where('valid_from', '=', rates.before.validFrom)
      .execute()
  }
  await tables
    .insertInto('tax.tax_rate')
    .values({ ...key, ...rateColumns(rates.added) })
    .execute()
}
