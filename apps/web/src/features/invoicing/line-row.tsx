'use client'
import type { BusinessTaxCode } from '@smb/api-client'
import type { LocalDate } from '@smb/core/time'
import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { Menu } from '#components/menu.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { classes } from '#lib/classes.ts'
import { formatDecimal, formatMoney } from '#lib/format/money.ts'
import { figure } from '#lib/input/figure.ts'
import { cellBox } from './cell-box.ts'
import type { LineValues } from './draft-values.ts'
import { isBlank, percent } from './draft-values.ts'
import { FigureCell } from './figure-cell.tsx'
import { cellId, focusCell, pressInGrid } from './grid-keys.ts'
import { ItemCell } from './item-cell.tsx'
import { isOtherText } from './item-lines.ts'
import type { TaxCodes } from './live-invoice.ts'
import type { GridColumn } from './pasted-rows.ts'
import { isRows, pastedLines } from './pasted-rows.ts'
import { TaxCell } from './tax-cell.tsx'
import type { DraftChanges } from './use-draft-values.ts'
import type { ItemChoice } from './use-item-choice.ts'

export const gridTemplate = 'md:grid-cols-[minmax(0,1fr)_60px_94px_76px_104px_98px_28px] md:gap-x-0'

type LineRowProps = {
  readonly line: LineValues
  readonly row: number
  readonly above: LineValues | undefined
  /** The line’s amount; undefined for the blank line at the end. */
  readonly amount: string | undefined
  readonly currency: string
  readonly taxCodes: readonly BusinessTaxCode[]
  readonly codes: TaxCodes
  readonly taxDate: LocalDate
  readonly items: ItemChoice
  readonly changes: DraftChanges
  readonly error: string | undefined
}

/** One line of the invoice: words, figures, tax. The blank one at the end is written in like any other. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, row, above, amount, currency, taxCodes, codes, taxDate, items, changes, error } =
    props
  const isGhost = isBlank(line)
  const set = (column: GridColumn) => (value: string | readonly string[]) =>
    changes.changeLine(line.id, {
      [column]: value,
      ...(column === 'discount' ? { fixedDiscount: null } : {}),
    })
  const cell = (column: GridColumn, name: string) => ({
    id: cellId(row, column),
    'aria-label': `${name}, line ${row + 1}`,
    'aria-describedby': error ? `line-${row}-error` : undefined,
    onKeyDown: (event: KeyboardEvent) =>
      pressInGrid(event, { row, column, line }, { above, changes }),
    onPaste: (event: ClipboardEvent) => {
      const text = event.clipboardData.getData('text/plain')
      if (!isRows(text)) return
      event.preventDefault()
      items.paste(line.id, pastedLines(text, column, taxCodes))
    },
  })
  const price = figure(line.unitPrice, '')
  const quantity = figure(line.quantity, '')
  const off = percent(line.discount)
  return (
    <div
      role="group"
      aria-label={isGhost ? 'New line' : `Line ${row + 1}`}
      className={classes(
        'grid grid-cols-2 gap-2 border-b border-row-line max-md:mb-2 max-md:rounded-card max-md:border max-md:border-border max-md:p-2.5 md:items-start',
        gridTemplate,
        isGhost && row > 0 && 'max-md:[&>.line-figure]:hidden',
      )}
    >
      <div className="max-md:col-span-2">
        <ItemCell
          {...cell('description', 'Description')}
          line={line}
          row={row}
          items={items}
          placeholder={row === 0 ? 'What is it for?' : 'Add an item'}
          className={classes(cellBox, 'resize-none', error && 'outline-2! outline-danger!')}
          onText={(description) =>
            changes.changeLine(line.id, {
              description,
              ...(isOtherText(line.description, description) ? { itemId: null } : {}),
            })
          }
        />
        {error && (
          <p id={`line-${row}-error`} className="px-2 pb-1.5 text-xs text-danger">
            {error}
          </p>
        )}
      </div>
      <Labelled label="Qty">
        <FigureCell
          {...cell('quantity', 'Quantity')}
          placeholder={isGhost ? '' : '1'}
          value={line.quantity}
          shown={quantity === '' ? '' : quantity && formatDecimal(quantity)}
          onChange={set('quantity')}
        />
      </Labelled>
      <Labelled label="Price">
        <FigureCell
          {...cell('unitPrice', 'Price')}
          placeholder={isGhost ? '' : formatMoney('0', currency, { currencyAs: 'none' })}
          value={line.unitPrice}
          shown={price === '' ? '' : price && formatMoney(price, currency, { currencyAs: 'none' })}
          onChange={set('unitPrice')}
        />
      </Labelled>
      <Labelled label="Discount">
        <FigureCell
          {...cell('discount', 'Discount in percent')}
          placeholder={isGhost ? '' : (line.fixedDiscount ?? '–')}
          value={line.discount}
          shown={off === null ? '' : off && `${formatDecimal(off)}%`}
          onChange={set('discount')}
        />
      </Labelled>
      <Labelled label="Tax">
        <TaxCell
          {...cell('taxCodeIds', 'Tax')}
          isQuiet={isGhost}
          value={line.taxCodeIds}
          codes={codes}
          taxDate={taxDate}
          onChange={set('taxCodeIds')}
        />
      </Labelled>
      <div className="line-figure px-2 py-2.5 text-end font-medium max-md:self-center md:pe-2">
        {amount !== undefined && <MoneyText amount={amount} currency={currency} />}
      </div>
      <div className="line-figure grid justify-end max-md:hidden md:py-1.5">
        {!isGhost && <LineMenu line={line} row={row} changes={changes} />}
      </div>
      {!isGhost && (
        <button
          type="button"
          className="min-h-11 justify-self-start px-2 text-sm text-link md:hidden"
          onClick={() => changes.removeLine(line.id)}
        >
          Remove line
        </button>
      )}
    </div>
  )
})

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="line-figure min-w-0">
      <span aria-hidden className="block text-xs text-text-3 md:hidden">
        {label}
      </span>
      {children}
    </div>
  )
}

function LineMenu({ line, row, changes }: Pick<LineRowProps, 'line' | 'row' | 'changes'>) {
  return (
    <Menu
      label={`Line ${row + 1}`}
      align="end"
      items={[
        {
          label: 'Move up',
          onSelect: () => changes.moveLine(line.id, -1),
          ...(row === 0 ? { disabledReason: 'It is the first line' } : {}),
        },
        { label: 'Move down', onSelect: () => changes.moveLine(line.id, 1) },
        {
          label: 'Remove line',
          danger: true,
          separated: true,
          onSelect: () => {
            changes.removeLine(line.id)
            requestAnimationFrame(() => focusCell(row, 'description'))
          },
        },
      ]}
      trigger={(trigger) => (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Line ${row + 1}: move or remove`}
          className="btn btn-ghost btn-sm btn-icon"
          {...trigger}
        >
          <Ellipsis size={16} aria-hidden />
        </button>
      )}
    />
  )
}
