'use client'
import { lineTaxCodesMax } from '@smb/core/invoicing'
import { Check } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useId, useRef } from 'react'
import { classes } from '#lib/classes.ts'
import type { TaxChoice } from './tax-words.ts'
import { toggled } from './tax-words.ts'

type TaxListProps = {
  readonly label: string
  readonly value: readonly string[]
  readonly choices: readonly TaxChoice[]
  readonly trouble: string | undefined
  readonly onChange: (ids: readonly string[]) => void
  /** Closes and gives the focus back. */
  readonly onClose: () => void
}

/**
 * Every tax that a line may carry. Arrows, Home, End and letters move, Space puts one on or takes it off, Enter and Escape
 * close, Tab goes on to the next cell.
 */
export function TaxList(props: TaxListProps) {
  const { label, value, choices, trouble, onChange, onClose } = props
  const list = useRef<HTMLDivElement>(null)
  const withheldId = useId()
  useEffect(() => {
    const options = list.current?.querySelectorAll<HTMLElement>('[role=option]')
    const chosen = [...(options ?? [])].find((option) => option.ariaSelected === 'true')
    ;(chosen ?? options?.[0])?.focus()
  }, [])
  const offered = choices.filter(({ id, isArchived }) => !isArchived || value.includes(id))
  const isFull = value.length >= lineTaxCodesMax
  const optionOf = (choice: TaxChoice) => {
    const isOn = value.includes(choice.id)
    return (
      <TaxOption
        key={choice.id}
        choice={choice}
        isOn={isOn}
        disabledReason={
          isFull && !isOn ? `A line carries at most ${lineTaxCodesMax} taxes` : undefined
        }
        onToggle={() => onChange(toggled(value, choice.id))}
      />
    )
  }
  const withheld = offered.filter(({ isWithheld }) => isWithheld)
  return (
    <>
      <div
        ref={list}
        role="listbox"
        aria-multiselectable
        aria-label={label}
        onKeyDown={(event) => pressInList(event, onClose)}
      >
        <Row
          isOn={value.length === 0}
          onToggle={() => {
            onChange([])
            onClose()
          }}
        >
          No tax
        </Row>
        {offered.filter(({ isWithheld }) => !isWithheld).map(optionOf)}
        {withheld.length > 0 && (
          <div
            role="group"
            aria-labelledby={withheldId}
            className="-mx-1 mt-1 border-t border-border px-1 pt-1"
          >
            <p id={withheldId} className="px-2 py-1 text-xs font-medium text-text-3">
              Deducted by the customer
            </p>
            {withheld.map(optionOf)}
          </div>
        )}
      </div>
      {trouble && (
        <p role="status" className="px-2 py-1.5 text-xs text-danger">
          {trouble}
        </p>
      )}
    </>
  )
}

function TaxOption({
  choice,
  isOn,
  disabledReason,
  onToggle,
}: {
  readonly choice: TaxChoice
  readonly isOn: boolean
  readonly disabledReason: string | undefined
  readonly onToggle: () => void
}) {
  const small = disabledReason ?? choice.hint
  return (
    <Row isOn={isOn} isDisabled={disabledReason !== undefined} onToggle={onToggle}>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{choice.name}</span>
        {small && (
          <span
            className={classes(
              'block text-xs',
              choice.rate === null ? 'text-danger' : 'text-text-3',
            )}
          >
            {small}
          </span>
        )}
      </span>
      {choice.rate !== choice.name && <span className="text-text-2">{choice.rate}</span>}
    </Row>
  )
}

function Row(props: {
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly onToggle: () => void
  readonly children: React.ReactNode
}) {
  const { isOn, isDisabled = false, onToggle, children } = props
  const toggle = () => {
    if (!isDisabled) onToggle()
  }
  return (
    <div
      role="option"
      tabIndex={-1}
      aria-selected={isOn}
      aria-disabled={isDisabled || undefined}
      className="menu-item"
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        toggle()
      }}
    >
      <Check size={16} aria-hidden className={classes('flex-none', !isOn && 'invisible')} />
      {children}
    </div>
  )
}

function pressInList(event: KeyboardEvent<HTMLElement>, close: () => void) {
  event.stopPropagation()
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=option]')]
  const at = options.indexOf(document.activeElement as HTMLElement)
  // From the cell, the browser's own Tab goes on to the next one.
  if (event.key === 'Tab') return close()
  if (event.key === 'Enter' || event.key === 'Escape') {
    event.preventDefault()
    return close()
  }
  const moves: Record<string, HTMLElement | undefined> = {
    ArrowDown: options[(at + 1) % options.length],
    ArrowUp: options.at(at <= 0 ? -1 : at - 1),
    Home: options[0],
    End: options.at(-1),
  }
  const target = moves[event.key] ?? byLetter(event, options, at)
  if (!target) return
  event.preventDefault()
  target.focus()
}

/** The next option that starts with the letter, round and round. */
function byLetter(event: KeyboardEvent, options: readonly HTMLElement[], at: number) {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey) return
  const wanted = event.key.toUpperCase()
  const starts = (option: HTMLElement) => option.innerText.trim().toUpperCase().startsWith(wanted)
  return options.find((option, index) => index > at && starts(option)) ?? options.find(starts)
}
