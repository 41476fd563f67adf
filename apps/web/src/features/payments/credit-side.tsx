'use client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { TAccount } from '#components/t-account.tsx'
import { tAccountOf } from './entry-sums.ts'
import { CreditTotals } from './credit-totals.tsx'
import type { useCreditPreview } from './use-credit-preview.ts'

/** Beside the form: the totals, where the credit goes, and the exact entry that issuing would post. */
export function CreditSide({
  books,
  invoiceNumber,
  baseCurrency,
}: {
  readonly books: ReturnType<typeof useCreditPreview>
  readonly invoiceNumber: string
  readonly baseCurrency: string
}) {
  const { preview, problem, isPending } = books
  return (
    <Card>
      <CardHead title="What goes in the books" />
      <CardBody>
        <div className="grid gap-4" aria-busy={isPending || undefined}>
          {!preview && !problem && <Skeleton className="w-full" />}
          {problem && <p className="text-sm text-text-2">{problem.detail}</p>}
          {preview?.totals && (
            <>
              <CreditTotals totals={preview.totals} />
              <dl className="grid grid-cols-[1fr_auto] gap-y-1 border-t border-row-line pt-3 text-sm">
                <dt className="text-text-2">Off {invoiceNumber}</dt>
                <dd className="text-end">
                  <MoneyText {...preview.toInvoice} currencyAs="sign" />
                </dd>
                <dt className="text-text-2">Stays as customer credit</dt>
                <dd className="text-end">
                  <MoneyText {...preview.toCredit} currencyAs="sign" />
                </dd>
              </dl>
            </>
          )}
          {preview?.entry && (
            <TAccount
              caption="Journal entry on issue"
              {...tAccountOf(preview.entry, baseCurrency)}
            />
          )}
          {preview && !preview.entry && (
            <div className="text-sm text-text-2">
              <p>Nothing can be posted yet:</p>
              <ul className="mt-1 list-disc ps-5">
                {preview.issues.map(({ path, message }) => (
                  <li key={path.join('.') + message}>{message}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </CardBody>
    </Card>
  )
}
