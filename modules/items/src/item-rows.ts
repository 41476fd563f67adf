import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { Item } from '@smb/core/items'
import type { CurrencyCode } from '@smb/core/money'
import { Decimal } from '@smb/core/money'
import type { CustomFields } from '@smb/core/parties'
import type { Instant } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { ItemsTables } from './tables.generated.ts'

export const items = (tx: ReadTx) =>
  tablesOf<ItemsTables>(tx).selectFrom('items.item as i').selectAll('i')
type Row = Selectable<ItemsTables['items.item']>

export function itemFromRow(row: Row): Item {
  return {
    id: idFromUuid('itm', row.id),
    code: row.code,
    name: row.name,
    description: row.description,
    unitPrice: row.unit_price === null ? null : Decimal.from(row.unit_price),
    currency: row.currency as CurrencyCode,
    unit: row.unit,
    incomeAccountId:
      row.income_account_id === null ? null : idFromUuid('acc', row.income_account_id),
    taxCodeIds: row.tax_code_ids.map((id) => idFromUuid('tax', id)),
    customFields: row.custom as unknown as CustomFields,
    archivedAt: row.archived_at as Instant | null,
    version: row.version,
  }
}

export function itemColumns(item: Item) {
  const { code, name, description, currency, unit, unitPrice, incomeAccountId } = item
  return {
    code,
    name,
    description,
    currency,
    unit,
    unit_price: unitPrice && Decimal.toString(unitPrice),
    income_account_id: incomeAccountId && uuidFromId(incomeAccountId),
    tax_code_ids: item.taxCodeIds.map(uuidFromId),
    custom: sql<never>`${JSON.stringify(item.customFields)}::jsonb`,
    archived_at: item.archivedAt,
    version: item.version,
  }
}
