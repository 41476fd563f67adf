'use client'
import type { ComponentProps, KeyboardEvent } from 'react'
import { useId, useMemo, useRef, useState } from 'react'
import { ComboboxList } from '#components/combobox-list.tsx'
import { useAnchored } from '#components/use-anchored.ts'
import { rankedOptions } from '#lib/input/ranked-options.ts'
import type { LineValues } from './draft-values.ts'
import { focusCell } from './grid-keys.ts'
import type { ItemChoice } from './use-item-choice.ts'

const shownMax = 8

type ItemCellProps = {
  readonly line: LineValues
  readonly row: number
  readonly items: ItemChoice
  readonly onText: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
} & Omit<ComponentProps<'textarea'>, 'onKeyDown'>

/**
 * What a line is for: any text, or an item found by code or name as one types. Enter and Tab take an item that is called
 * exactly as typed, and one that the arrows went to; everything else stays the text that it is.
 */
export function ItemCell({ line, row, items, onText, onKeyDown, ...area }: ItemCellProps) {
  const listId = useId()
  const anchor = useRef<HTMLDivElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const list = useItemList(line, items)
  const { isShown, at, close } = list
  useAnchored(anchor, popover, { open: isShown, matchWidth: true })
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const step = isPlain ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined
    const isTaken = isPlain && isShown && at >= 0
    if (step && isShown) list.move(step)
    else if (step && line.description.trim() === '') list.show()
    else if (event.key === 'Enter' && isTaken) {
      list.choose(at)
      focusCell(row, 'quantity')
    } else if (event.key === 'Tab' && isTaken) return list.choose(at)
    else if (event.key === 'Escape' && isShown) close()
    else return onKeyDown(event)
    event.preventDefault()
    event.stopPropagation()
  }
  const item = line.itemId === null ? undefined : items.byId.get(line.itemId)
  const isNamed = item?.name === line.description
  const called = item && [item.code, isNamed ? '' : item.name].filter(Boolean).join(' · ')
  return (
    <div ref={anchor}>
      <textarea
        {...area}
        rows={Math.max(1, line.description.split('\n').length)}
        maxLength={1000}
        autoComplete="off"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={isShown && at >= 0 ? `${listId}-${at}` : undefined}
        value={line.description}
        onChange={(event) => {
          onText(event.target.value)
          list.type(event.target.value)
        }}
        onKeyDown={press}
        onBlur={close}
      />
      {called && <p className="truncate px-2 pb-1.5 text-xs text-text-3">{called}</p>}
      <div popover="manual" ref={popover} className="popover">
        {isShown && (
          <ComboboxList
            id={listId}
            label="Products and services"
            choices={list}
            loading={false}
            empty={undefined}
          />
        )}
      </div>
    </div>
  )
}

const isSame = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase()

/** The list under the cell, and which line of it is active; nothing opens while a business has no items. */
function useItemList(line: LineValues, items: ItemChoice) {
  const [isOpen, setOpen] = useState(false)
  // Undefined until the arrows were used: an item called exactly as typed is active then.
  const [moved, setMoved] = useState<number>()
  const typed = line.description.trim()
  const shown = useMemo(
    () => (isOpen ? rankedOptions(items.options, typed, shownMax) : []),
    [isOpen, items.options, typed],
  )
  const exact = shown.findIndex(({ code, label }) => isSame(code, typed) || isSame(label, typed))
  const isNew = typed !== '' && exact < 0
  const creates =
    isOpen && items.create && isNew ? { label: `Add “${typed}”`, noun: 'product' } : undefined
  const count = shown.length + (creates ? 1 : 0)
  const at = moved ?? exact
  const close = () => {
    setOpen(false)
    setMoved(undefined)
  }
  const choose = (index: number) => {
    const option = shown[index]
    if (option) items.take(line, items.byId.get(option.value))
    else if (creates) items.create?.(line, typed)
    close()
  }
  const type = (next: string) => {
    items.look(next)
    setMoved(undefined)
    setOpen(items.options.length > 0 && next.trim() !== '' && !next.includes('\n'))
  }
  return {
    ...{ shown, creates, at, active: at, close, choose, type },
    isShown: isOpen && count > 0,
    setActive: setMoved,
    show: () => setOpen(true),
    move: (step: number) => setMoved(at < 0 && step < 0 ? count - 1 : (at + step + count) % count),
  }
}
