'use client'
import type { KeyboardEvent } from 'react'
import { useMemo, useState } from 'react'
import type { RankedOption } from '#lib/input/ranked-options.ts'
import { rankedOptions } from '#lib/input/ranked-options.ts'

export type ComboboxOption = RankedOption & {
  readonly value: string
  /** Small print beside the label: a balance, a rate, a kind. */
  readonly meta?: string | undefined
}

const shownMax = 60

type Given = {
  readonly options: readonly ComboboxOption[]
  readonly onChange: (value: string | null) => void
  readonly onCreate?: (name: string) => void
  readonly createNoun?: string
  readonly onQuery?: (text: string) => void
}
type Held = {
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  readonly chosen: ComboboxOption | undefined
}

export type ComboboxChoices = ReturnType<typeof useComboboxChoices>

/** What the list of a combobox shows, which line is active, and what keys and presses do. */
export function useComboboxChoices(given: Given, { open, setOpen, chosen }: Held) {
  const { options, onChange, onCreate, createNoun = '', onQuery } = given
  // Undefined while nothing is being typed: the chosen option's label shows and the whole list opens.
  const [text, setText] = useState<string>()
  const [active, setActive] = useState(-1)
  const typed = text?.trim() ?? ''
  const shown = useMemo(
    () => (onQuery ? options.slice(0, shownMax) : rankedOptions(options, typed, shownMax)),
    [options, typed, onQuery],
  )
  const isNew =
    typed !== '' && !shown.some(({ label }) => label.toLowerCase() === typed.toLowerCase())
  const creates = onCreate && isNew ? { label: `Add “${typed}”`, noun: createNoun } : undefined
  const count = shown.length + (creates ? 1 : 0)

  const close = () => {
    setOpen(false)
    setText(undefined)
    setActive(-1)
  }
  const show = () => {
    if (open) return
    setOpen(true)
    setActive(chosen ? shown.indexOf(chosen) : -1)
  }
  const choose = (index: number) => {
    const option = shown[index]
    if (option) onChange(option.value)
    else if (creates) onCreate?.(typed)
    close()
  }
  const type = (next: string) => {
    setText(next)
    onQuery?.(next)
    setOpen(true)
    setActive(next.trim() === '' ? -1 : 0)
    if (next === '') onChange(null)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && event.altKey) return
    if (step && !open) show()
    else if (step && count > 0) setActive((active + step + count) % count)
    else if (event.key === 'Enter' && open && active >= 0) choose(active)
    else if (event.key === 'Tab' && open && active >= 0 && typed !== '') {
      choose(active)
      return
    } else if (event.key === 'Escape' && open) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { text, shown, creates, active, setActive, choose, type, show, press, leave: close }
}
