'use client'
import type { LocalDate } from '@smb/core/time'
import type { ComponentProps, KeyboardEvent } from 'react'
import { memo, useMemo, useRef, useState } from 'react'
import { useAnchored } from '#components/use-anchored.ts'
import { useOutsidePress } from '#components/use-outside-press.ts'
import { classes } from '#lib/classes.ts'
import { cellBox } from './cell-box.ts'
import type { TaxCodes } from './live-invoice.ts'
import { TaxList } from './tax-list.tsx'
import { taxChoice, taxesInWords, taxTrouble } from './tax-words.ts'

type TaxCellProps = {
  readonly value: readonly string[]
  readonly codes: TaxCodes
  /** The tax point: its rates are the ones that are shown. */
  readonly taxDate: LocalDate
  readonly onChange: (ids: readonly string[]) => void
  /** The line is still blank. */
  readonly isQuiet: boolean
} & Omit<ComponentProps<'button'>, 'value' | 'onChange' | 'aria-label'> & {
    readonly 'aria-label': string
  }

/** The taxes of a line: few words in the row; Space, the down arrow or a press opens the list of all. */
export const TaxCell = memo(function TaxCell(props: TaxCellProps) {
  const { value, codes, taxDate, onChange, isQuiet, onKeyDown, ...button } = props
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const choices = useMemo(
    () => new Map([...codes].map(([id, code]) => [id, taxChoice(code, taxDate)])),
    [codes, taxDate],
  )
  useAnchored(opener, popover, { open: isOpen, align: 'end' })
  useOutsidePress([opener, popover], isOpen, () => setOpen(false))
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    const opens = event.key === 'ArrowDown' && !event.altKey
    if (!opens) return onKeyDown?.(event)
    event.preventDefault()
    setOpen(true)
  }
  const words = taxesInWords(value, choices)
  const trouble = isQuiet ? undefined : taxTrouble(value, codes, taxDate)
  return (
    <>
      <button
        {...button}
        type="button"
        ref={opener}
        aria-label={`${button['aria-label']}: ${words}${trouble ? `. ${trouble}` : ''}`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        title={trouble}
        className={classes(
          cellBox,
          'cursor-pointer text-start wrap-break-word md:text-sm',
          isQuiet && 'text-text-3',
          trouble && 'text-danger',
        )}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={press}
      >
        {words}
      </button>
      <div popover="manual" ref={popover} className="popover w-80">
        {isOpen && (
          <TaxList
            label={button['aria-label']}
            value={value}
            choices={[...choices.values()]}
            trouble={trouble}
            onChange={onChange}
            onClose={close}
          />
        )}
      </div>
    </>
  )
})
