'use client'
import type { BusinessTaxCode } from '@smb/api-client'
import type { DocumentTotals } from '@smb/core/tax'
import { Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import { classes } from '#lib/classes.ts'
import type { DraftValues } from './draft-values.ts'
import { isBlank } from './draft-values.ts'
import type { TaxCodes } from './live-invoice.ts'
import { gridTemplate, LineRow } from './line-row.tsx'
import type { DraftChanges } from './use-draft-values.ts'
import type { ItemChoice } from './use-item-choice.ts'

const heads = ['Item', 'Qty', 'Price', 'Discount', 'Tax', 'Amount'] as const

/** The lines of the invoice as a grid; below 768 px each line is a card. */
export function LineGrid({
  values,
  totals,
  taxCodes,
  codes,
  taxDate,
  items,
  changes,
  errors,
}: {
  readonly values: DraftValues
  readonly totals: DocumentTotals
  readonly taxCodes: readonly BusinessTaxCode[]
  readonly codes: TaxCodes
  readonly taxDate: LocalDate
  readonly items: ItemChoice
  readonly changes: DraftChanges
  /** What is wrong with a line, by its id. */
  readonly errors: ReadonlyMap<string, string>
}) {
  // Totals know only the lines that say something; a blank one has none.
  const written = values.lines.filter((line) => !isBlank(line)).map(({ id }) => id)
  return (
    <section aria-label="Lines" className="mt-5 md:-mx-2">
      <div
        aria-hidden
        className={classes(
          'grid h-8 items-center border-b border-border text-xs font-medium text-text-3 max-md:hidden',
          gridTemplate,
        )}
      >
        {heads.map((head) => (
          <span key={head} className={classes('px-2', !/Item|Tax/.test(head) && 'text-end')}>
            {head}
          </span>
        ))}
      </div>
      {values.lines.map((line, row) => {
        const amount = totals.lines[written.indexOf(line.id)]?.amount
        return (
          <LineRow
            key={line.id}
            line={line}
            row={row}
            above={values.lines[row - 1]}
            amount={amount && Money.toString(amount)}
            currency={values.currency}
            taxCodes={taxCodes}
            codes={codes}
            taxDate={taxDate}
            items={items}
            changes={changes}
            error={errors.get(line.id)}
          />
        )
      })}
    </section>
  )
}
