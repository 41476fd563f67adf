'use client'
import { postOpeningBalances } from '@smb/api-client'
import type { AccountListItem } from '@smb/core/ledger'
import { Money } from '@smb/core/money'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { CheckField } from '#components/check-field.tsx'
import { DateField } from '#components/date-field.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { FileButton } from './file-button.tsx'
import { OpeningAccounts } from './opening-accounts.tsx'
import { OpeningInvoices } from './opening-invoices.tsx'
import { OpeningProof, reasonAgainst } from './opening-sums.tsx'
import type { OpeningValues, Taken } from './opening-values.ts'
import {
  bodyOf,
  startingValues,
  sumsOf,
  withAccountsFrom,
  withInvoicesFrom,
} from './opening-values.ts'

/** The trial balance and open invoices of the old books. Nothing is posted before they come to zero. */
export function OpeningForm({
  accounts,
  today,
}: {
  readonly accounts: readonly AccountListItem[]
  readonly today: string
}) {
  const { business } = useBusiness()
  const currency = business.baseCurrency
  const [values, setValues] = useState(() => startingValues(today))
  const [unread, setUnread] = useState<readonly string[]>([])
  const { post, problem, setProblem, isPending } = usePost(currency)
  const sums = sumsOf(values, accounts, currency)
  const set = (part: Partial<OpeningValues>) => setValues((before) => ({ ...before, ...part }))
  const take = (read: () => Taken) => {
    setProblem(undefined)
    try {
      const taken = read()
      setValues(taken.values)
      setUnread(taken.unread)
    } catch (error) {
      setProblem(problemFrom(error))
    }
  }
  const difference = Money.toString(sums.difference)
  return (
    <div className="grid gap-5">
      <p className="max-w-[640px] text-text-2">
        Write the trial balance with which your old books end. Income and expenses of the year so
        far belong to it. You can take it back until the day is closed.
      </p>
      <div className="max-w-60">
        <DateField
          label="Last day of the old books"
          today={today}
          value={values.asOf}
          onChange={(asOf) => set({ asOf })}
        />
      </div>
      <OpeningProof sums={sums} currency={currency} />
      {problem && <PostProblem problem={problem} />}
      {unread.length > 0 && <Unread lines={unread} />}
      <Part
        title="Balances of accounts"
        says="As a file: CSV with the columns code, debit, credit."
        button={
          <FileButton
            label="Trial balance as CSV"
            onText={(text) => take(() => withAccountsFrom(text, values, { accounts, currency }))}
          >
            Read from CSV
          </FileButton>
        }
      />
      <OpeningAccounts
        accounts={accounts}
        sides={values.sides}
        currency={currency}
        onChange={(code, sides) => set({ sides: { ...values.sides, [code]: sides } })}
      />
      <Part
        title="Open invoices"
        says="Together they are the accounts receivable. As a file: customer, number, date, due, amount."
        button={
          <FileButton
            label="Open invoices as CSV"
            onText={(text) => take(() => withInvoicesFrom(text, values, { today, currency }))}
          >
            Read from CSV
          </FileButton>
        }
      />
      <OpeningInvoices
        rows={values.invoices}
        currency={currency}
        today={today}
        onChange={(invoices) => set({ invoices })}
      />
      {!Money.isZero(sums.difference) && (
        <CheckField
          label={`Put the difference of ${formatMoney(difference, currency)} to Opening balances`}
          help="It stays there, in equity, until somebody finds where it belongs."
          checked={values.takesDifference}
          onChange={(event) => set({ takesDifference: event.target.checked })}
        />
      )}
      <div>
        <Button
          kind="primary"
          pending={isPending}
          disabledReason={reasonAgainst(sums, values)}
          onClick={() => void post(values)}
        >
          Post opening balances
        </Button>
        {reasonAgainst(sums, values) && (
          <p className="mt-2 text-sm text-text-2">{reasonAgainst(sums, values)}.</p>
        )}
      </div>
    </div>
  )
}

function usePost(currency: string) {
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const post = async (values: OpeningValues) => {
    setPending(true)
    setProblem(undefined)
    const body = bodyOf(values, currency)
    const headers = { 'idempotency-key': keyFor(body) }
    try {
      await postOpeningBalances({ client, body, headers, throwOnError: true })
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setPending(false)
    }
  }
  return { post, problem, setProblem, isPending }
}

function Part({
  title,
  says,
  button,
}: {
  readonly title: string
  readonly says: string
  readonly button: React.ReactNode
}) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-2">
      <div>
        <h2>{title}</h2>
        <p className="text-sm text-text-2">{says}</p>
      </div>
      {button}
    </div>
  )
}

function PostProblem({ problem }: { readonly problem: Problem }) {
  return (
    <div className="grid gap-2">
      <ProblemNotice
        problem={problem}
        title="The opening balances were not posted"
        reassurance="What you typed is still here."
      />
      {problem.issues.length > 0 && (
        <ul className="list-disc ps-5 text-sm text-text-2">
          {problem.issues.map(({ path, message }) => (
            <li key={`${path.join('.')} ${message}`}>
              {placeOf(path)} {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** `Invoice 3:`, `Balance 2:` — in the order of what was sent. */
function placeOf([part, at]: Problem['issues'][number]['path']): string {
  if (typeof at !== 'number') return ''
  return `${part === 'invoices' ? 'Invoice' : 'Balance'} ${at + 1}:`
}

function Unread({ lines }: { readonly lines: readonly string[] }) {
  return (
    <Banner tone="warn" title="Some lines of the file were left out">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Banner>
  )
}
