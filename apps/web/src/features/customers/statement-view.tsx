'use client'
import type { Customer, StatementOfAccount } from '@smb/api-client'
import { Download } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useBusiness } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { Filters } from '#components/filter-chip.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { PeriodChip } from '#components/period-chip.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import type { Period } from '#lib/books/fiscal-periods.ts'
import { neighbourPeriod } from '#lib/books/fiscal-periods.ts'
import { fileHref } from '#lib/file-href.ts'
import { formatDate, formatPeriod } from '#lib/format/date.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import { AccountActivity, AccountItems } from './statement-tables.tsx'

type Form = 'activity' | 'open_items'
type Query = Readonly<Record<string, string>>

const forms = { activity: 'What happened', open_items: 'What is open' } as const

/** A customer's account over a period: what passed, and what is open at its end. */
export function StatementView({
  customer,
  period,
  form,
  statement,
  problem,
}: {
  readonly customer: Customer
  readonly period: ChosenPeriod & Period
  readonly form: Form
  readonly statement?: StatementOfAccount
  readonly problem?: Problem
}) {
  const { slug } = useBusiness().business
  const router = useRouter()
  const { from, to } = period
  const base = `/o/${slug}/customers/${customer.id}`
  const href = (query: Query) => `${base}/statement?${new URLSearchParams(query).toString()}`
  const own: Query = form === 'activity' ? {} : { form }
  const days: Query = period.name === 'dates' ? { from, to } : { period: period.name }
  const hrefForDays = (query: Query) => href({ ...query, ...own })
  const walk = (step: 1 | -1) =>
    router.push(hrefForDays(neighbourPeriod(period, step)), { scroll: false })
  useKeys('In this statement', [
    { keys: 'arrowleft', label: 'Period before', run: () => walk(-1) },
    { keys: 'arrowright', label: 'Period after', run: () => walk(1) },
  ])
  const files = { from, to, form }
  const sub = form === 'activity' ? formatPeriod(from, to) : `At the end of ${formatDate(to)}`
  return (
    <>
      <PageHeader
        title="Statement of account"
        sub={`${customer.name} · ${sub}`}
        crumbs={[
          { label: 'Customers', href: `/o/${slug}/customers` },
          { label: customer.name, href: base },
        ]}
        actions={
          <>
            <FileLink kind="csv" {...{ slug, files, id: customer.id }} />
            <FileLink kind="pdf" {...{ slug, files, id: customer.id }} />
          </>
        }
      />
      <div className="mb-4">
        <Filters>
          <PeriodChip chosen={period} hrefFor={hrefForDays} />
          <ChoiceChip
            name="Shows"
            value={forms[form].toLowerCase()}
            items={(['activity', 'open_items'] as const).map((each) => ({
              label: forms[each],
              href: href({ ...days, ...(each === 'activity' ? {} : { form: each }) }),
              current: each === form,
            }))}
          />
        </Filters>
      </div>
      {problem && (
        <ProblemNotice
          problem={problem}
          title="The statement could not be made"
          reassurance="Nothing in your books was changed."
        />
      )}
      <div className="grid gap-8">
        {statement?.accounts.map((account) => {
          const shared = { account, columns: statement.columns, slug }
          return form === 'activity' ? (
            <AccountActivity key={account.currency} {...shared} period={period} />
          ) : (
            <AccountItems key={account.currency} {...shared} />
          )
        })}
      </div>
    </>
  )
}

function FileLink({
  kind,
  slug,
  id,
  files,
}: {
  readonly kind: 'csv' | 'pdf'
  readonly slug: string
  readonly id: string
  readonly files: Query
}) {
  return (
    <a
      className={kind === 'pdf' ? 'btn btn-primary max-md:flex-1' : 'btn max-md:flex-1'}
      href={fileHref(slug, `/customers/${id}/statement/${kind}`, files)}
      download
    >
      <Download size={16} aria-hidden />
      Download {kind.toUpperCase()}
    </a>
  )
}
