'use client'
import type { Side } from '@smb/core/ledger'
import { currency } from '@smb/core/money'
import { useState } from 'react'
import { useBusiness } from '#components/business-context.tsx'
import { toast } from '#lib/toast-store.ts'
import type { JournalRow } from './journal-lines.ts'
import { balancingAmount, differenceWithout, isBlank, journalDraft } from './journal-lines.ts'

let lastKey = 0
const nextKey = (): string => {
  lastKey += 1
  return `new-${lastKey}`
}

export type JournalGrid = ReturnType<typeof useJournalGrid>

/** The rows of an entry being written. There is always a blank one at the end to write on. */
export function useJournalGrid(first: readonly JournalRow[]) {
  const { business } = useBusiness()
  const base = currency(business.baseCurrency)
  const [rows, setRows] = useState<readonly JournalRow[]>(() =>
    withBlankEnd(first, (at) => `blank-${at}`),
  )
  const draft = journalDraft(rows, base)

  const change = (key: string, to: Partial<JournalRow>) =>
    setRows((now) => withBlankEnd(now.map((row) => (row.key === key ? { ...row, ...to } : row))))
  const write = (key: string, side: Side, amount: string) => {
    const other = side === 'debit' ? 'credit' : 'debit'
    change(key, amount === '' ? { [side]: '' } : { [side]: amount, [other]: '' })
  }
  const remove = (key: string) => {
    const at = rows.findIndex((row) => row.key === key)
    const gone = rows[at]
    if (!gone || isBlank(gone)) return
    setRows(withBlankEnd(rows.filter((row) => row.key !== key)))
    toast(`Line ${at + 1} removed`, () => setRows((now) => now.toSpliced(at, 0, gone)))
  }
  /** What would make the sides equal in that cell, as it is typed: `1200.00`; negative on the wrong side. */
  const missingAt = (key: string, side: Side): string | undefined => {
    const missing = balancingAmount(differenceWithout(rows, key, base))
    if (!missing) return undefined
    return missing.side === side ? missing.amount : `-${missing.amount}`
  }
  return { base, rows: draft.rows, draft, change, write, remove, missingAt }
}

/** `keyFor` gives the same keys on the server and in the browser for the rows that come with the page. */
function withBlankEnd(
  rows: readonly JournalRow[],
  keyFor: (at: number) => string = nextKey,
): readonly JournalRow[] {
  const filled = [...rows]
  const add = () =>
    filled.push({ key: keyFor(filled.length), accountId: null, debit: '', credit: '' })
  while (filled.length < 2) add()
  const last = filled.at(-1)
  if (last && !isBlank(last)) add()
  return filled
}
