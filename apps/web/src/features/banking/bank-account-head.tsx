import type { BankAccountStanding, StatementImport } from '@smb/api-client'
import { ButtonLink } from '#components/button.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ProofBar } from '#components/proof-bar.tsx'
import { Tabs } from '#components/tabs.tsx'
import { formatDate } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import type { LineView } from './line-views.ts'
import { lineViews } from './line-views.ts'

type Imports = { readonly items: readonly StatementImport[]; readonly nextCursor: string | null }
type HeadProps = {
  readonly account: BankAccountStanding
  readonly imports: Imports
  readonly slug: string
  readonly view: LineView
  readonly mayWrite: boolean
}

/** What the bank says, what the books say, and what stands between them. */
export function BankAccountHead({ account, imports, slug, view, mayWrite }: HeadProps) {
  const here = `/o/${slug}/money/${account.id}`
  const hrefOf = (one: string) => (one === 'unmatched' ? here : `${here}?view=${one}`)
  const sub = [
    [account.accountNumberMasked, account.currency].filter(Boolean).join(' '),
    standingWords(account),
    mayWrite ? '' : 'your role can see the lines, not match them',
  ]
  return (
    <>
      <PageHeader
        dense
        title={account.name}
        sub={sub.filter(Boolean).join(' · ')}
        crumbs={[{ label: 'Bank accounts', href: `/o/${slug}/money` }]}
        actions={
          mayWrite && (
            <ButtonLink kind="primary" href={`${here}/import`}>
              Import statement
            </ButtonLink>
          )
        }
      />
      <Proof account={account} imports={imports} />
      <div className="px-4 pt-2 md:px-8">
        <Tabs
          label="Lines"
          current={hrefOf(view)}
          tabs={Object.entries(lineViews).map(([one, label]) => ({ label, href: hrefOf(one) }))}
        />
      </div>
    </>
  )
}

function standingWords({ unmatchedCount, statementDate }: BankAccountStanding): string {
  if (unmatchedCount > 0) return `match ${counted(unmatchedCount, 'more line')}`
  return statementDate === null ? 'no statement yet' : 'every line is matched'
}

const isZero = (amount: string): boolean => !/[1-9]/.test(amount)

/** The difference, how much of it the lines to match explain, and what is left of it. */
function Proof({ account, imports }: Pick<HeadProps, 'account' | 'imports'>) {
  const { currency, statementDate, difference, unexplained, unmatchedCount } = account
  const figure = (amount: { amount: string } | null) =>
    amount ? <MoneyText amount={amount.amount} currency={currency} /> : 'Not known yet'
  const lineCount = imports.items
    .filter(({ undoneAt }) => undoneAt === null)
    .reduce((sum, { newCount }) => sum + newCount, 0)
  const causes = [
    ...(unmatchedCount > 0
      ? [
          {
            text: `${counted(unmatchedCount, 'bank line')} not in the books yet`,
            amount: (
              <MoneyText amount={account.unmatchedTotal.amount} currency={currency} signs="flow" />
            ),
          },
        ]
      : []),
    ...(unexplained && !isZero(unexplained.amount)
      ? [{ text: 'The rest is only in the books, or older than the first statement.' }]
      : []),
  ]
  return (
    <ProofBar
      figures={[
        {
          label: statementDate ? `Bank says, ${formatDate(statementDate)}` : 'Bank says',
          value: figure(account.statementBalance),
        },
        { label: 'In the books', value: figure(account.balanceInBooks) },
        { label: 'Difference', value: figure(difference) },
        {
          label: 'Unexplained',
          value: figure(unexplained),
          proven: unexplained !== null && isZero(unexplained.amount),
        },
      ]}
      causes={causes}
      // Where older files are not loaded, how far it is cannot be said.
      {...(imports.nextCursor === null && lineCount > 0
        ? {
            progress: {
              label: `${counted(unmatchedCount, 'line')} left`,
              done: lineCount - unmatchedCount,
              total: lineCount,
            },
          }
        : {})}
    />
  )
}
