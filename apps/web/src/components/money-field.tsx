'use client'
import type { ComponentProps } from 'react'
import { useState } from 'react'
import { currencySign } from '#lib/format/currency-signs.ts'
import { formatMoney } from '#lib/format/money.ts'
import { decimalsHint, readAmount } from '#lib/input/read-amount.ts'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'
import { InputBox } from './text-field.tsx'

export type MoneyBoxProps = {
  /** A decimal string (`1234.50`), or '' when empty. Empty is not zero. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly currency: string
  /** Draws the currency inside the box; off where the column or document says it. */
  readonly showCurrency?: boolean
  /** Told while the text cannot be read, so that the form can refuse to be sent. */
  readonly onHint?: (hint: string | undefined) => void
  readonly boxClassName?: string
} & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'>

/**
 * The bare amount input. Text, never `type=number`: nothing is reformatted while typing and the wheel does
 * nothing. Takes `1,234.50`, `1.234,50`, `45k`, `1.2m`, `=1200*3+5%`; refuses a decimal beyond the currency's.
 */
export function MoneyBox(props: MoneyBoxProps) {
  const { value, onChange, currency, showCurrency, onHint, boxClassName, onBlur, ...input } = props
  // What is being typed; undefined shows the value, formatted.
  const [text, setText] = useState<string>()
  const shown = text ?? (value === '' ? '' : formatMoney(value, currency, { currencyAs: 'none' }))

  const type = (next: string) => {
    const reading = readAmount(next, currency)
    const lost = reading.kind === 'refused' && reading.hint === decimalsHint(currency)
    onHint?.(lost ? reading.hint : undefined)
    // A decimal too many is not taken over; anything else may still become an amount.
    if (lost && next.length > shown.length) return
    setText(next)
    if (reading.kind === 'empty') onChange('')
    if (reading.kind === 'amount') onChange(reading.amount)
  }
  const leave = () => {
    if (text === undefined) return
    const reading = readAmount(text, currency)
    onHint?.(reading.kind === 'refused' ? reading.hint : undefined)
    if (reading.kind !== 'refused') setText(undefined)
  }
  return (
    <InputBox
      inputMode="decimal"
      autoComplete="off"
      {...input}
      numeric
      boxClassName={boxClassName}
      start={showCurrency && <span className="text-text-3">{currencySign(currency).text}</span>}
      value={shown}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
        input.onKeyDown?.(event)
      }}
      onBlur={(event) => {
        leave()
        onBlur?.(event)
      }}
    />
  )
}

/** An amount of money with its label. The form's value stays a decimal string. */
export function MoneyField({
  label,
  optional,
  help,
  error,
  aside,
  hideLabel,
  onHint,
  showCurrency = true,
  ...box
}: FieldProps & MoneyBoxProps) {
  const [hint, setHint] = useState<string>()
  const field = { label, optional, help, aside, hideLabel, id: box.id, error: hint ?? error }
  return (
    <Field {...field}>
      <MoneyBox
        {...box}
        showCurrency={showCurrency}
        onHint={(next) => {
          setHint(next)
          onHint?.(next)
        }}
      />
    </Field>
  )
}
