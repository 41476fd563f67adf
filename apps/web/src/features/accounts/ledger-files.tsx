'use client'
import { useState } from 'react'
import { ExportMenu } from '#components/export-menu.tsx'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import type { Problem } from '#lib/problem.ts'

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
  const query = { accountId, from: period.from ?? firstDay, to: period.to }
  const [refused, setRefused] = useState<Problem>()
  return (
    <>
      {refused && <span className="text-sm text-danger">{refused.detail}</span>}
      <ExportMenu files={{ path: '/reports/account-transactions', query }} onProblem={setRefused} />
    </>
  )
}
