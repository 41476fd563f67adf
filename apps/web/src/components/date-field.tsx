'use client'
import type { ComponentProps } from 'react'
import { useRef, useState } from 'react'
import { Calendar } from 'lucide-react'
import { formatDate } from '#lib/format/date.ts'
import { readDate } from '#lib/input/read-date.ts'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'
import { InputBox } from './text-field.tsx'

type DateBoxProps = {
  /** ISO (`2026-11-18`), or '' when empty. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** Today in the business's time zone: what `-7d` and a missing year count from. */
  readonly today: string
  readonly min?: string
  readonly max?: string
  /** Told what the text reads as while it could be read two ways, or that it cannot be read. */
  readonly onReading?: (reading: string | undefined, isError: boolean) => void
} & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'min' | 'max'>

const unread = 'Write a date like 30/9, 30 Sep 2026 or -7d.'

/** The bare date input: text first, the browser's own calendar from its button (and on touch). */
function DateBox(props: DateBoxProps) {
  const { value, onChange, today, min, max, onReading, onBlur, disabled, ...input } = props
  const [text, setText] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)

  const type = (next: string) => {
    setText(next)
    const reading = readDate(next, today)
    if (reading.kind === 'empty') onChange('')
    if (reading.kind === 'date') onChange(reading.date)
    const ambiguous = reading.kind === 'date' && reading.ambiguous
    onReading?.(ambiguous ? `Reads as ${formatDate(reading.date)}` : undefined, false)
  }
  const leave = () => {
    if (text === undefined) return
    const isRefused = readDate(text, today).kind === 'refused'
    onReading?.(isRefused ? unread : undefined, isRefused)
    if (!isRefused) setText(undefined)
  }
  return (
    <InputBox
      autoComplete="off"
      {...input}
      disabled={disabled}
      value={text ?? (value === '' ? '' : formatDate(value))}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
        input.onKeyDown?.(event)
      }}
      onBlur={(event) => {
        leave()
        onBlur?.(event)
      }}
      end={
        <span className="relative flex-none self-stretch">
          <button
            type="button"
            aria-label="Open calendar"
            disabled={disabled}
            className="-me-1 grid h-full place-items-center px-1 text-text-3 hover:text-text"
            onClick={() => picker.current?.showPicker()}
          >
            <Calendar size={16} aria-hidden />
          </button>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden
            className="pointer-events-none absolute inset-0 size-full opacity-0"
            value={value}
            min={min}
            max={max}
            onChange={(event) => {
              setText(undefined)
              onReading?.(undefined, false)
              onChange(event.target.value)
            }}
          />
        </span>
      }
    />
  )
}

/** A date with its label. Shows `18 Nov 2026`, takes `30/9`, `2026-09-30`, `-7d`; the value is ISO. */
export function DateField({
  label,
  optional,
  help,
  error,
  aside,
  hideLabel,
  onReading,
  ...box
}: FieldProps & DateBoxProps) {
  const [note, setNote] = useState<{ text: string; isError: boolean }>()
  const field = { label, optional, aside, hideLabel, id: box.id }
  return (
    <Field
      {...field}
      help={note && !note.isError ? note.text : help}
      error={note?.isError ? note.text : error}
    >
      <DateBox
        {...box}
        onReading={(reading, isError) => {
          setNote(reading === undefined ? undefined : { text: reading, isError })
          onReading?.(reading, isError)
        }}
      />
    </Field>
  )
}
