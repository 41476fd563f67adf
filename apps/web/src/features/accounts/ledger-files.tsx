'use client'
import { Download } from 'lucide-react'
import { useBusiness } from '#components/business-context.tsx'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import { fileHref } from '#lib/file-href.ts'

/** The earliest day that the books can hold: what a ledger without a first day reaches back to. */
const firstDay = '1900-01-01'

/** Every line of the ledger on these days as a file, with the balance after it. */
export function LedgerFiles({
  accountId,
  period,
}: {
  readonly accountId: string
  readonly period: ChosenPeriod
}) {
  const { business } = useBusiness()
  const query = { accountId, from: period.from ?? firstDay, to: period.to }
  return (['csv', 'xlsx'] as const).map((ending) => (
    <a
      key={ending}
      className="btn btn-sm"
      href={fileHref(business.slug, `/reports/account-transactions.${ending}`, query)}
      download
    >
      <Download size={16} aria-hidden />
      {ending.toUpperCase()}
    </a>
  ))
}
