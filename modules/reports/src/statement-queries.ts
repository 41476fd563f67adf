import type { CustomerId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { Period, StatementKind, StatementMovement } from '@smb/core/reports'
import { statementErrors, statementKinds, statementLinesMax } from '@smb/core/reports'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** What a customer owed before the day, in each currency. */
export async function openingBalances(
  tx: ReadTx,
  customerId: CustomerId,
  from: LocalDate,
): Promise<Money[]> {
  const rows = await statement<{ currency: CurrencyCode; amount: string }>(tx, {
    name: 'statement-openings',
    text: `select currency, sum(amount)::text as amount from payments.customer_activity
        where customer_id = $1::uuid and day < $2::date group by currency order by currency`,
    values: [uuidFromId(customerId), from],
  })
  return rows.map(({ currency, amount }) => Money.of(BigInt(amount), currency))
}

type MovementRow = {
  day: LocalDate
  kind: StatementKind
  document_type: 'inv' | 'crn' | 'pay' | 'rfd'
  document_id: string
  number: string
  reference: string
  due_date: LocalDate | null
  currency: CurrencyCode
  amount: bigint
}

/** What changed it in the period, day by day; what is charged comes before what is taken off. Throws `statement.too_long`. */
export async function statementMovements(
  tx: ReadTx,
  customerId: CustomerId,
  { from, to }: Period,
): Promise<StatementMovement[]> {
  const rows = await statement<MovementRow>(tx, {
    name: 'statement-movements',
    text: `select day, kind, document_type, document_id, number, reference, due_date, currency, amount
         from payments.customer_activity where customer_id = $1::uuid and day between $2::date and $3::date
        order by day, array_position($4::text[], kind), number, document_id limit $5::integer`,
    values: [uuidFromId(customerId), from, to, [...statementKinds], statementLinesMax + 1],
  })
  if (rows.length > statementLinesMax) throw statementErrors.tooLong()
  return rows.map((row) => ({
    date: row.day,
    kind: row.kind,
    documentId: idFromUuid(row.document_type, row.document_id),
    number: row.number,
    reference: row.reference,
    dueDate: row.due_date,
    amount: Money.of(row.amount, row.currency),
  }))
}
