'use client'
import type { BusinessTaxCode } from '@smb/api-client'
import type { ComponentProps } from 'react'
import { classes } from '#lib/classes.ts'
import { formatDecimal } from '#lib/format/money.ts'
import { cellBox } from './cell-box.ts'

/** The tax in few words, as a column has room for: `VAT 23%`, `Exempt`. */
function shortTax(code: BusinessTaxCode | undefined): string {
  if (!code) return 'No tax'
  const [component] = code.components
  const rate = component?.rates.at(-1)?.ratePercent
  if (code.kind !== 'standard' || !component || rate === undefined) return code.name
  const more = code.components.length > 1 ? ' +' : ''
  return `${component.name} ${formatDecimal(rate)}%${more}`
}

/** The tax of a line: few words in the row, every code by its full name in the list. */
export function TaxCell({
  value,
  taxCodes,
  onChange,
  isQuiet,
  ...select
}: {
  readonly value: string | null
  readonly taxCodes: readonly BusinessTaxCode[]
  readonly onChange: (id: string | null) => void
  /** The line is still blank. */
  readonly isQuiet: boolean
} & Omit<ComponentProps<'select'>, 'value' | 'onChange'>) {
  const chosen = taxCodes.find(({ id }) => id === value)
  return (
    <span className="relative block">
      <span
        aria-hidden
        className={classes(
          'pointer-events-none absolute inset-0 truncate px-2 py-2.5',
          isQuiet && 'text-text-3',
        )}
      >
        {shortTax(chosen)}
      </span>
      <select
        {...select}
        className={classes(cellBox, 'h-10 cursor-pointer appearance-none text-transparent')}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="" className="bg-surface text-text">
          No tax
        </option>
        {taxCodes
          .filter(({ id, archivedAt }) => archivedAt === null || id === value)
          .map(({ id, name }) => (
            <option key={id} value={id} className="bg-surface text-text">
              {name}
            </option>
          ))}
      </select>
    </span>
  )
}
