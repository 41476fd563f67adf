import { currency as currencyOf, isCurrency, Money, moneyFromView } from '@smb/core/money'
import { formatMoney } from '#lib/format/money.ts'

type MoneyView = { readonly amount: string; readonly currency: string }

/** What a payment could settle. */
export type OpenItem = { readonly id: string; readonly outstanding: MoneyView }

/** Amounts by the id of their invoice, as decimal strings; '' is none. */
export type Allocations = Readonly<Record<string, string>>

const read = (text: string, currency: string): Money =>
  Money.read(text === '' ? '0' : text, currencyOf(currency))

/**
 * Spreads what came in over open invoices in the order given, each up to what it has outstanding; the one that the
 * payment is meant for comes first. Decimal strings in one currency; `value` may be ''.
 */
export function spread(
  value: string,
  currency: string,
  { items, firstId }: { items: readonly OpenItem[]; firstId?: string | undefined },
): Allocations {
  if (!isCurrency(currency)) return {}
  const inOrder = items
    .filter(({ outstanding }) => outstanding.currency === currency)
    .toSorted((a, b) => Number(b.id === firstId) - Number(a.id === firstId))
  let left = read(value, currency)
  const plan: Record<string, string> = {}
  for (const { id, outstanding } of inOrder) {
    if (!Money.isPositive(left)) break
    const part = Money.min(left, moneyFromView(outstanding))
    plan[id] = Money.toString(part)
    left = Money.subtract(left, part)
  }
  return plan
}

/** What came in, with what was withheld for the tax office: all of it settles. */
export const valueOf = (amount: string, withheld: string, currency: string): string =>
  Money.toString(Money.add(read(amount, currency), read(withheld, currency)))

/** What has to arrive for all of it, beside what was withheld; nothing where that is enough. */
export function toArrive(outstanding: string, withheld: string, currency: string): string {
  const left = Money.subtract(read(outstanding, currency), read(withheld, currency))
  return Money.toString(Money.isNegative(left) ? Money.zero(left.currency) : left)
}

/** What is left as customer credit; negative when more was allocated than came in. */
export function remainderOf(value: string, allocations: Allocations, currency: string): string {
  const parts = Object.values(allocations).map((part) => read(part, currency))
  return Money.toString(
    Money.subtract(read(value, currency), Money.sum(parts, currencyOf(currency))),
  )
}

/** Why an amount does not fit its invoice; undefined when it does. */
export function allocationFault(part: string, { outstanding }: OpenItem): string | undefined {
  if (part === '') return undefined
  const wanted = read(part, outstanding.currency)
  if (Money.isNegative(wanted)) return 'Write an amount above zero.'
  if (Money.compare(wanted, moneyFromView(outstanding)) <= 0) return undefined
  return `Only ${formatMoney(outstanding.amount, outstanding.currency)} is open.`
}

/** What all these have outstanding together, in one currency. */
export const outstandingOf = (items: readonly OpenItem[], currency: string): string =>
  Money.toString(
    Money.sum(
      items
        .filter((item) => item.outstanding.currency === currency)
        .map((item) => moneyFromView(item.outstanding)),
      currencyOf(currency),
    ),
  )

/** The allocations to ask for: those above zero. */
export function wantedAllocations(allocations: Allocations, currency: string) {
  return Object.entries(allocations)
    .filter(([, amount]) => /[1-9]/.test(amount))
    .map(([invoiceId, amount]) => ({ invoiceId, amount: { amount, currency } }))
}
