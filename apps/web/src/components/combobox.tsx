'use client'
import { useId, useRef, useState } from 'react'
import type { ReactNode, Ref } from 'react'
import { ChevronsUpDown } from 'lucide-react'
import { ComboboxList } from './combobox-list.tsx'
import { useComboboxChoices } from './use-combobox-choices.ts'
import type { ComboboxOption } from './use-combobox-choices.ts'
import { InputBox } from './text-field.tsx'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'
import { useAnchored } from './use-anchored.ts'
import { useOutsidePress } from './use-outside-press.ts'

export type { ComboboxOption } from './use-combobox-choices.ts'

export type ComboboxBoxProps = {
  readonly options: readonly ComboboxOption[]
  /** The chosen option's value, or null. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** Makes what was typed into something new: “Add “Quayside Hotel””. Return the value to choose. */
  readonly onCreate?: (name: string) => void
  /** What onCreate makes: “customer”. */
  readonly createNoun?: string
  /** For lists that live on the server: called as the text changes; `options` are then shown as they come. */
  readonly onQuery?: (text: string) => void
  readonly loading?: boolean
  readonly placeholder?: string
  readonly id?: string
  readonly name?: string
  readonly disabled?: boolean
  readonly onBlur?: () => void
  readonly inputRef?: Ref<HTMLInputElement>
  readonly boxClassName?: string
  /** Shown where nothing matches and nothing can be created. */
  readonly empty?: ReactNode
}

/** The bare combobox, for cells and toolbars; needs a label from its surroundings. */
export function ComboboxBox(props: ComboboxBoxProps & { readonly 'aria-label'?: string }) {
  const { options, value, placeholder, id, name, disabled, onBlur, inputRef, boxClassName } = props
  const listId = useId()
  const anchor = useRef<HTMLDivElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  const choices = useComboboxChoices(props, { open, setOpen, chosen })
  useAnchored(anchor, popover, { open, matchWidth: true })
  useOutsidePress([anchor, popover], open, () => choices.leave())

  return (
    <div ref={anchor} className="min-w-0">
      <InputBox
        {...(id ? { id } : {})}
        {...(props['aria-label'] ? { 'aria-label': props['aria-label'] } : {})}
        boxClassName={boxClassName}
        ref={inputRef}
        name={name}
        disabled={disabled}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={
          open && choices.active >= 0 ? `${listId}-${choices.active}` : undefined
        }
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={choices.text ?? chosen?.label ?? ''}
        onChange={(event) => choices.type(event.target.value)}
        onClick={() => choices.show()}
        onFocus={(event) => event.target.select()}
        onKeyDown={choices.press}
        onBlur={(event) => {
          if (!popover.current?.contains(event.relatedTarget)) choices.leave()
          onBlur?.()
        }}
        end={<ChevronsUpDown size={16} aria-hidden className="flex-none text-text-3" />}
      />
      <div popover="manual" ref={popover} className="popover">
        {open && (
          <ComboboxList
            id={listId}
            label="Choices"
            choices={choices}
            loading={props.loading}
            empty={props.empty}
          />
        )}
      </div>
    </div>
  )
}

/** One of many, found by typing: code, start of a word, any part. Optionally makes a new one in place. */
export function Combobox({
  label,
  optional,
  help,
  error,
  aside,
  hideLabel,
  ...box
}: FieldProps & ComboboxBoxProps) {
  return (
    <Field {...{ label, optional, help, error, aside, hideLabel, id: box.id }}>
      <ComboboxBox {...box} />
    </Field>
  )
}
