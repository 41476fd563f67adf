import type { KeyboardEvent } from 'react'

/**
 * The keys of an open menu: arrows go round, Home and End jump, an item's own letter chooses it, other
 * letters go to the next item that starts with them, Escape closes.
 */
export function pressInMenu(
  event: KeyboardEvent<HTMLElement>,
  close: (how: 'escape' | 'tab') => void,
) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (event.key === 'Tab') {
    close('tab')
    return
  }
  const handled = event.key === 'Escape' ? escape(close) : moveOrChoose(event, items, at)
  event.stopPropagation()
  if (handled) event.preventDefault()
}

function escape(close: (how: 'escape') => void): true {
  close('escape')
  return true
}

function moveOrChoose(event: KeyboardEvent, items: readonly HTMLElement[], at: number): boolean {
  const moves: Record<string, HTMLElement | undefined> = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(at <= 0 ? -1 : at - 1),
    Home: items[0],
    End: items.at(-1),
  }
  const target = moves[event.key]
  if (target) {
    target.focus()
    return true
  }
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey) return false
  const letter = event.key.toUpperCase()
  const keyed = items.find((item) => item.dataset.kbd === letter)
  const startsWith = (item: HTMLElement) => item.innerText.trim().toUpperCase().startsWith(letter)
  if (keyed) keyed.click()
  else
    (items.find((item, index) => index > at && startsWith(item)) ?? items.find(startsWith))?.focus()
  return true
}
