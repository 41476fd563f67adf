'use client'
import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { comboOf } from '#lib/keys/key-combo.ts'
import { spokenCount } from '#lib/palette/palette-sections.ts'
import { Kbd } from '../kbd.tsx'
import { PaletteList } from './palette-list.tsx'
import { usePalette } from './use-palette.ts'

const listId = 'palette-rows'

/**
 * One box for everything: pages, commands, records. Focus stays in the box and the highlighted row is announced by
 * reference. On the browser's own `<dialog>`: Escape closes it and focus returns to where it was.
 */
export function Palette({
  slug,
  onClose,
}: {
  readonly slug: string
  readonly onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  const palette = usePalette(slug, close)
  const { typed, setTyped, sections, active, isLooking, isAway } = palette
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])
  const press = (event: React.KeyboardEvent) => {
    const act = { arrowdown: 1, arrowup: -1 }[comboOf(event)]
    if (act !== undefined) palette.walk(act)
    else if (comboOf(event) === 'enter' && !event.nativeEvent.isComposing) palette.enter()
    else if (comboOf(event) === 'mod+k') close()
    else return
    event.preventDefault()
  }
  const isEmpty = sections.length === 0 && !isLooking
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Search or type a command"
      onClose={onClose}
      onKeyDown={press}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className="palette-in">
        <Search size={20} aria-hidden />
        <input
          role="combobox"
          aria-label="Search or type a command"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active ? `row-${active.id}` : undefined}
          placeholder="Labadi hotel, 0032, 45,000"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          // The box is what the dialog is for.
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button
          type="button"
          className="palette-close"
          aria-label="Esc, close the search"
          onClick={close}
        >
          <Kbd>Esc</Kbd>
        </button>
      </div>
      <PaletteList id={listId} palette={palette} />
      {isAway && (
        <p className="palette-say">The books could not be searched. Commands work as ever.</p>
      )}
      {isEmpty && !isAway && (
        <p className="palette-say">Nothing is called that, and nothing has that amount.</p>
      )}
      <p role="status" className="sr-only">
        {isLooking ? '' : spokenCount(sections)}
      </p>
      <PaletteFoot />
    </dialog>
  )
}

const signs = [
  ['>', 'commands'],
  ['@', 'customer'],
  ['#', 'number'],
  ['=', 'amount'],
  [':', 'account'],
] as const

function PaletteFoot() {
  return (
    <div className="palette-foot">
      <span>
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>move
      </span>
      <span>
        <Kbd>Enter</Kbd>open
      </span>
      {signs.map(([sign, meaning]) => (
        <span key={sign}>
          <Kbd>{sign}</Kbd>
          {meaning}
        </span>
      ))}
    </div>
  )
}
