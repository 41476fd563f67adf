'use client'
import { useEffect } from 'react'
import { comboOf } from './key-combo.ts'
import { bindingFor } from './key-registry.ts'

const pairWithinMs = 1200
const preferenceKey = 'smb-single-keys'

/** Whether single-letter keys are on (WCAG 2.1.4): people who dictate turn them off under `?`. */
export const singleKeysOn = (): boolean => localStorage.getItem(preferenceKey) !== 'off'
export const setSingleKeys = (on: boolean): void =>
  on ? localStorage.removeItem(preferenceKey) : localStorage.setItem(preferenceKey, 'off')

/** Inside a text field these are the field's own: undo, select, copy. */
const isEditing = (combo: string): boolean => /^mod\+[zyaxcv]$/.test(combo)

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'))

/** The one listener behind `useKeys`; the shell mounts it. A modal or an open menu keeps the keys to itself. */
export function useKeyListener(): void {
  useEffect(() => {
    let first: string | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const forget = () => {
      first = undefined
      clearTimeout(timer)
    }
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const combo = comboOf(event)
      const isChord = combo.startsWith('mod+') && !isEditing(combo)
      if (!isChord && isTyping(event.target)) return forget()
      if (combo.length === 1 && !singleKeysOn()) return forget()
      if (document.querySelector('dialog:modal, :popover-open')) return forget()
      const found = bindingFor(combo, first) ?? bindingFor(combo)
      forget()
      if (found === undefined) return
      // Enter and Space on a button, link or tick box stay its own; Space does nothing on the link of a row.
      const target = event.target as HTMLElement
      if (combo === 'enter' && target.closest('a, button, summary, [role=option]')) return
      if (
        combo === 'space' &&
        target.closest('a:not(.row-link), button, summary, input, [role=option]')
      )
        return
      event.preventDefault()
      if (found === 'first') {
        first = combo
        timer = setTimeout(forget, pairWithinMs)
      } else found.run()
    }
    document.addEventListener('keydown', press)
    return () => {
      forget()
      document.removeEventListener('keydown', press)
    }
  }, [])
}
