'use client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PreviewEntry } from '#components/preview-entry.tsx'
import { Skeleton } from '#components/skeleton.tsx'
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
          {preview && (
            <PreviewEntry
              entry={preview.entry}
              issues={preview.issues}
              baseCurrency={baseCurrency}
            />
          )}
        </div>
      </CardBody>
    </Card>
  )
}
