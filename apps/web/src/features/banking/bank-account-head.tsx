import type { BankAccountStanding } from '@smb/api-client'
import { ButtonLink } from '#components/button.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ProofBar } from '#components/proof-bar.tsx'
import { Tabs } from '#components/tabs.tsx'
import { formatDate } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'

const views = [
  { view: 'unmatched', label: 'To match' },
  { view: 'matched', label: 'Matched' },
  { view: 'coded', label: 'Put to accounts' },
  { view: 'excluded', label: 'Left out' },
  { view: 'imports', label: 'Statements' },
]

/** What the bank says, what the books say, and what stands between them. */
export function BankAccountHead({
  account,
  slug,
  view,
}: {
  readonly account: BankAccountStanding
  readonly slug: string
  readonly view: string
}) {
  const { currency, statementBalance, statementDate, balanceInBooks, difference, unmatchedCount } =
    account
  const here = `/o/${slug}/money/${account.id}`
  const figure = (amount: { amount: string } | null) =>
    amount ? <MoneyText amount={amount.amount} currency={currency} /> : 'Not known yet'
  return (
    <>
      <PageHeader
        dense
        title={account.name}
        sub={`${account.accountNumberMasked ?? ''} ${currency} · ${unmatchedCount > 0 ? `match ${counted(unmatchedCount, 'more line')}` : 'every line is matched'}`.trim()}
        crumbs={[{ label: 'Bank accounts', href: `/o/${slug}/money` }]}
        actions={
          <ButtonLink kind="primary" href={`${here}/import`}>
            Import statement
          </ButtonLink>
        }
      />
      <ProofBar
        figures={[
          {
            label: statementDate ? `Bank says, ${formatDate(statementDate)}` : 'Bank says',
            value: figure(statementBalance),
          },
          { label: 'In the books', value: figure(balanceInBooks) },
          {
            label: 'Difference',
            value: figure(difference),
            proven: difference !== null && /^-?0(\.0+)?$/.test(difference.amount),
          },
        ]}
        progress={{
          label: `${counted(unmatchedCount, 'line')} left`,
          done: unmatchedCount === 0 ? 1 : 0,
          total: 1,
        }}
      />
      <div className="px-4 pt-2 md:px-8">
        <Tabs
          label="Lines"
          current={view === 'unmatched' ? here : `${here}?view=${view}`}
          tabs={views.map((one) => ({
            label: one.label,
            href: one.view === 'unmatched' ? here : `${here}?view=${one.view}`,
          }))}
        />
      </div>
    </>
  )
}
