import { idFromUuid } from '@smb/core/ids'
import { settledBy, settlementOf } from '@smb/core/invoicing'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import type { SearchHit, SearchKind } from '@smb/core/search'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'
import type { Found } from './find-queries.ts'

/** A hit as it is shown, and which document caused it: that one is shown instead where it answers, too. */
export type Described = { readonly hit: SearchHit; readonly sourceUuid: string | null }

type Describe = (tx: ReadTx, found: readonly Found[]) => Promise<Map<string, Described>>

const money = (minor: bigint, currency: string) =>
  moneyView(Money.of(minor, currency as CurrencyCode))

function describing<Row extends { id: string }>(
  kind: SearchKind,
  text: string,
  describe: (row: Row, tx: ReadTx) => SearchHit & { sourceUuid?: string },
): Describe {
  return async (tx, found) => {
    const rows = await statement<Row>(tx, {
      name: `search-describe-${kind}`,
      text,
      values: [found.map(({ uuid }) => uuid)],
    })
    return new Map(
      rows.map((row) => {
        const { sourceUuid = null, ...hit } = describe(row, tx)
        return [row.id, { hit, sourceUuid }] as const
      }),
    )
  }
}

type InvoiceRow = {
  id: string
  number: string | null
  status: 'draft' | 'issued' | 'voided'
  currency: string
  total: bigint
  settled: bigint
  credited: bigint
  written_off: bigint
  sort_date: LocalDate
  due_date: LocalDate | null
  customer: string | null
}

const invoice = describing<InvoiceRow>(
  'invoice',
  `select i.id, i.number, i.status, i.currency, i.total, i.settled, i.credited, i.written_off, i.sort_date, i.due_date, c.name as customer
     from invoicing.invoice i left join parties.customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
    where i.id = any ($1::uuid[])`,
  (row, tx) => ({
    kind: 'invoice',
    id: idFromUuid('inv', row.id),
    label: row.number,
    detail: row.customer ?? '',
    amount: money(row.total, row.currency),
    date: row.sort_date,
    status: invoiceStatus(row, tx.today),
  }),
)

/** What one kind of settlement makes of an invoice; several make it settled. */
const settledWords = { payment: 'paid', credit_note: 'credited', write_off: 'written_off' } as const

function invoiceStatus(row: InvoiceRow, today: LocalDate): string {
  if (row.status !== 'issued' || row.due_date === null) return row.status
  const own = (minor: bigint): Money => Money.of(minor, row.currency as CurrencyCode)
  const settled = own(row.settled)
  const settlement = settlementOf({ total: own(row.total), settled, dueDate: row.due_date }, today)
  if (settlement !== 'paid') return settlement
  const kinds = settledBy({
    settled,
    credited: own(row.credited),
    writtenOff: own(row.written_off),
  })
  return kinds.length === 1 && kinds[0] ? settledWords[kinds[0]] : 'settled'
}

type CreditNoteRow = {
  id: string
  number: string
  currency: string
  total: bigint
  issue_date: LocalDate
  is_voided: boolean
  customer: string
}

const creditNote = describing<CreditNoteRow>(
  'credit_note',
  `select n.id, n.number, n.currency, n.total, n.issue_date, n.void_entry_id is not null as is_voided, c.name as customer
     from invoicing.credit_note n join parties.customer c on c.tenant_id = n.tenant_id and c.id = n.customer_id
    where n.id = any ($1::uuid[])`,
  (row) => ({
    kind: 'credit_note',
    id: idFromUuid('crn', row.id),
    label: row.number,
    detail: row.customer,
    amount: money(row.total, row.currency),
    date: row.issue_date,
    status: row.is_voided ? 'voided' : 'issued',
  }),
)

type PaymentRow = {
  id: string
  reference: string
  currency: string
  amount: bigint
  payment_date: LocalDate
  is_reversed: boolean
  customer: string
}

const payment = describing<PaymentRow>(
  'payment',
  `select p.id, p.reference, p.currency, p.amount, p.payment_date, p.reversed_on is not null as is_reversed, c.name as customer
     from payments.payment_received p join parties.customer c on c.tenant_id = p.tenant_id and c.id = p.customer_id
    where p.id = any ($1::uuid[])`,
  (row) => ({
    kind: 'payment',
    id: idFromUuid('pay', row.id),
    label: row.reference === '' ? null : row.reference,
    detail: row.customer,
    amount: money(row.amount, row.currency),
    date: row.payment_date,
    status: row.is_reversed ? 'reversed' : 'recorded',
  }),
)

type CustomerRow = { id: string; name: string; email: string; is_archived: boolean }

const customer = describing<CustomerRow>(
  'customer',
  `select id, name, email, archived_at is not null as is_archived from parties.customer where id = any ($1::uuid[])`,
  (row) => ({
    kind: 'customer',
    id: idFromUuid('cus', row.id),
    label: row.name,
    detail: row.email,
    amount: null,
    date: null,
    status: row.is_archived ? 'archived' : 'active',
  }),
)

type ItemRow = {
  id: string
  code: string
  name: string
  unit_price: string | null
  currency: string
  is_archived: boolean
}

const item = describing<ItemRow>(
  'item',
  `select id, code, name, unit_price, currency, archived_at is not null as is_archived from items.item where id = any ($1::uuid[])`,
  (row) => ({
    kind: 'item',
    id: idFromUuid('itm', row.id),
    label: row.name,
    detail: row.code,
    // Per unit, with as many decimals as it was given.
    amount: row.unit_price === null ? null : { amount: row.unit_price, currency: row.currency },
    date: null,
    status: row.is_archived ? 'archived' : 'active',
  }),
)

type AccountRow = { id: string; code: string; name: string; type: string; is_archived: boolean }

const account = describing<AccountRow>(
  'account',
  `select id, code, name, type, archived_at is not null as is_archived from ledger.account where id = any ($1::uuid[])`,
  (row) => ({
    kind: 'account',
    id: idFromUuid('acc', row.id),
    label: `${row.code} ${row.name}`,
    detail: row.type,
    amount: null,
    date: null,
    status: row.is_archived ? 'archived' : 'active',
  }),
)

type EntryRow = {
  id: string
  memo: string | null
  source_type: string
  source_id: string
  posting_date: LocalDate
  total: string
}

const entry = describing<EntryRow>(
  'entry',
  `select e.id, m.memo, e.source_type, e.source_id, e.posting_date,
          (select sum(l.base_debit) from ledger.journal_line l where l.tenant_id = e.tenant_id and l.entry_id = e.id) as total
     from ledger.journal_entry e left join ledger.entry_memo m on m.tenant_id = e.tenant_id and m.entry_id = e.id
    where e.id = any ($1::uuid[])`,
  (row, tx) => ({
    kind: 'entry',
    id: idFromUuid('je', row.id),
    label: row.memo,
    detail: '',
    amount: money(BigInt(row.total), tx.baseCurrency),
    date: row.posting_date,
    status: row.source_type,
    sourceUuid: row.source_id,
  }),
)

/** Reads what is shown of records, by their uuid. One statement a kind; records that are gone are left out. */
export const describeFound: Readonly<Record<SearchKind, Describe>> = {
  invoice,
  credit_note: creditNote,
  payment,
  customer,
  item,
  account,
  entry,
}
