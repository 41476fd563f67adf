'use client'
import type { Side } from '@smb/core/ledger'
import { Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { IconButton } from '#components/button.tsx'
import type { ComboboxOption } from '#components/combobox.tsx'
import { ComboboxBox } from '#components/combobox.tsx'
import { MoneyBox } from '#components/money-field.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { classes } from '#lib/classes.ts'
import type { ShownRow } from './journal-lines.ts'
import { isBlank } from './journal-lines.ts'
import type { JournalGrid } from './use-journal-grid.ts'
import { typeInto } from './type-into.ts'

type GridProps = {
  readonly grid: JournalGrid
  readonly accounts: readonly ComboboxOption[]
  /** Said where a cell holds an amount that cannot be read. */
  readonly onHint: (cell: string, hint: string | undefined) => void
}

/** Account, debit, credit: one line each. Enter goes down, `==` writes what is missing. */
export function JournalGridTable({ grid, accounts, onHint }: GridProps) {
  const { draft, base } = grid
  const down = (event: KeyboardEvent<HTMLInputElement>) => {
    const cell = event.currentTarget.closest('td')
    const below = cell?.closest('tr')?.nextElementSibling?.children[cell.cellIndex]
    below?.querySelector<HTMLInputElement>('input')?.focus()
  }
  return (
    <table className="w-full">
      <caption className="sr-only">Lines of the entry</caption>
      <thead className="text-start text-xs text-text-3 max-md:sr-only">
        <tr>
          <th scope="col" className="pb-1.5 text-start font-medium">
            Account
          </th>
          <th scope="col" className="w-40 pb-1.5 pe-2.5 text-end font-medium">
            Debit
          </th>
          <th scope="col" className="w-40 pb-1.5 pe-2.5 text-end font-medium">
            Credit
          </th>
          <th scope="col" className="w-10">
            <span className="sr-only">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {grid.rows.map((row, index) => (
          <tr
            key={row.key}
            className="max-md:grid max-md:grid-cols-[1fr_1fr_auto] max-md:gap-2 max-md:border-b max-md:border-row-line max-md:py-3"
            data-row={row.key}
          >
            <td className="max-md:col-span-3 md:pe-2 md:pb-2">
              <ComboboxBox
                aria-label={`Account, line ${index + 1}`}
                options={accounts}
                value={row.accountId}
                onChange={(accountId) => grid.change(row.key, { accountId })}
                placeholder="Code or name"
                empty="No account matches."
              />
            </td>
            {(['debit', 'credit'] as const).map((side) => (
              <td key={side} className="md:pe-2 md:pb-2">
                <AmountCell {...{ grid, row, side, index, onHint, onDown: down }} />
              </td>
            ))}
            <td className="md:pb-2">
              {!isBlank(row) && (
                <IconButton
                  // Tab goes from amount to amount; the key that removes a line is under `?`.
                  tabIndex={-1}
                  label={`Remove line ${index + 1}`}
                  icon={<Trash2 size={16} aria-hidden />}
                  onClick={() => grid.remove(row.key)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot className="font-semibold">
        <tr className="max-md:flex max-md:justify-between max-md:gap-4 max-md:pt-3">
          <td className="md:pt-1" />
          {(['totalDebit', 'totalCredit'] as const).map((total) => (
            <td key={total} className="md:pe-4.5 md:pt-1 md:text-end">
              <span className="me-2 text-xs font-normal text-text-3 md:hidden">
                {total === 'totalDebit' ? 'Debit' : 'Credit'}
              </span>
              <MoneyText amount={draft[total]} currency={base} />
            </td>
          ))}
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

function AmountCell({
  grid,
  row,
  side,
  index,
  onHint,
  onDown,
}: Pick<GridProps, 'grid' | 'onHint'> & {
  readonly row: ShownRow
  readonly side: Side
  readonly index: number
  readonly onDown: (event: KeyboardEvent<HTMLInputElement>) => void
}) {
  const name = side === 'debit' ? 'Debit' : 'Credit'
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    if (event.key === '=' && input.value.trim() === '=') {
      const missing = grid.missingAt(row.key, side)
      event.preventDefault()
      typeInto(input, missing ?? '')
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onDown(event)
  }
  return (
    <MoneyBox
      aria-label={`${name}, line ${index + 1}`}
      aria-description={row.fills === side ? 'Balances the entry' : undefined}
      placeholder={name}
      className={classes('md:placeholder:text-transparent', row.fills === side && 'text-text-2')}
      {...(row.fills === side ? { boxClassName: 'bg-hover!' } : {})}
      currency={grid.base}
      value={row[side]}
      onChange={(amount) => grid.write(row.key, side, amount)}
      onHint={(hint) => onHint(`${row.key} ${side}`, hint)}
      onKeyDown={press}
    />
  )
}
