/** The part of a keyboard event that a combination is made of. */
export type Pressed = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * The name of a pressed combination: `j`, `?`, `arrowdown`, `shift+arrowdown`, `mod+enter`. `mod` is Ctrl,
 * or Cmd on Apple machines. Shift is part of the name only where it does not make another character.
 */
export function comboOf(event: Pressed): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  const alt = event.altKey ? 'alt+' : ''
  const shift = event.shiftKey && (key.length > 1 || mod !== '') ? 'shift+' : ''
  return `${mod}${alt}${shift}${key}`
}

/** Combinations that belong to browsers and screen readers; binding one breaks something for somebody. */
export function isReservedByBrowser(combo: string): boolean {
  const last = combo.split('+').at(-1) ?? ''
  if (/^alt\+[a-z]$/.test(combo)) return true
  if (/^shift\+[a-z]$/.test(combo)) return true
  if (combo.startsWith('mod+shift+')) return 'icjwnrbmtvpod'.includes(last)
  return combo.startsWith('mod+') && last.length === 1 && 'wtnrlmhq'.includes(last)
}

/** How a combination is drawn on key caps: `['Ctrl', 'Enter']`, `['G', 'H']`. */
export function keyCaps(keys: string, isApple = false): string[] {
  const names: Record<string, string> = {
    mod: isApple ? '⌘' : 'Ctrl',
    arrowup: '↑',
    arrowdown: '↓',
    arrowleft: '←',
    arrowright: '→',
    space: 'Space',
    enter: 'Enter',
    escape: 'Esc',
    shift: 'Shift',
  }
  return keys
    .split(/[ +](?!$)/)
    .filter(Boolean)
    .map((key) => names[key] ?? key.toUpperCase())
}
