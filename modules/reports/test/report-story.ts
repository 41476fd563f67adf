import type { AccountListItem, JournalEntryView } from '@smb/core/ledger'
import { currency as currencyOf, Money } from '@smb/core/money'
import type { ProfitAndLossView, TrialBalanceView } from '@smb/core/reports'
import type { Person, World } from '@smb/test-world'

/** `Dr 1010 100.00`, or in another currency at a rate: `Dr 1010 100.00 USD @0.92`. */
export type Line = `${'Dr' | 'Cr'} ${string}`

async function accountIds(who: Person): Promise<Map<string, string>> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  return new Map(items.map(({ code, id }) => [code, id]))
}

/** Posts by hand what the lines say, by account code. */
export async function post(
  who: Person,
  postingDate: string,
  ...lines: Line[]
): Promise<JournalEntryView> {
  const ids = await accountIds(who)
  const body = lines.map((line) => {
    const [side, code = '', amount = '', currency = 'EUR', rate] = line.split(' ')
    const sides = { Dr: 'debit', Cr: 'credit' } as Record<string, string>
    return {
      accountId: ids.get(code),
      side: sides[side as string],
      amount: { amount, currency },
      ...(rate ? { rate: rate.slice(1) } : {}),
    }
  })
  return who.post<JournalEntryView>('/journal-entries', { postingDate, lines: body })
}

/** `1010 Dr 100.00` for every account with a balance. */
export async function balances(who: Person, asOf: string): Promise<string[]> {
  const { rows } = await who.get<TrialBalanceView>(`/reports/trial-balance?asOf=${asOf}`)
  return rows.map(({ code, debit, credit }) =>
    Number(debit) === 0 ? `${code} Cr ${credit}` : `${code} Dr ${debit}`,
  )
}

type Section = ProfitAndLossView['income']

/** Rows as they would be read out, without the zeros: `account 4100 Services 500.00`. */
export const readOut = (section: Section): string[] =>
  section.rows.map(({ kind, code, name, amounts }) =>
    [kind, code, name, ...amounts].filter(Boolean).join(' '),
  )

/** Has the worker's roll-up take everything that was posted so far. */
export async function rollUp(world: World): Promise<void> {
  await world.rows(`begin; set local role smb_app; select ledger.roll_up_balances(100000); commit`)
}

/** `-12.34` as -1234n. */
export const minor = (amount: string): bigint => BigInt(amount.replace('.', ''))
/** 1234 as `12.34`. */
export const written = (cents: number): string =>
  Money.toString(Money.of(BigInt(cents), currencyOf('EUR')))
