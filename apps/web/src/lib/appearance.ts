const keys = { theme: 'smb-theme', density: 'smb-density', rail: 'smb-rail' } as const

/**
 * What a person prefers on this device: theme, density, width of the rail. Set on `<html>` before anything
 * is drawn, so that nothing flashes. Written to stand alone: its text is also the script in the head.
 */
export function applyAppearance(): void {
  try {
    const root = document.documentElement
    const theme = localStorage.getItem('smb-theme')
    const device = matchMedia('(prefers-color-scheme: dark)').matches
    root.classList.toggle('dark', theme === 'dark' || (theme !== 'light' && device))
    if (localStorage.getItem('smb-density')) root.dataset.density = 'compact'
    if (localStorage.getItem('smb-rail')) root.dataset.rail = 'collapsed'
  } catch {
    // Storage may be switched off; the light, roomy default needs none.
  }
}

/** Turns what is seen now; a choice that the device would make anyway is not kept. */
export function toggleTheme(): void {
  const next = document.documentElement.classList.contains('dark') ? 'light' : 'dark'
  const device = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  if (next === device) localStorage.removeItem(keys.theme)
  else localStorage.setItem(keys.theme, next)
  applyAppearance()
}

function toggleAttribute(name: 'density' | 'rail', value: string): void {
  const root = document.documentElement
  const attribute = `data-${name}`
  if (root.getAttribute(attribute) === value) {
    root.removeAttribute(attribute)
    localStorage.removeItem(keys[name])
  } else {
    root.setAttribute(attribute, value)
    localStorage.setItem(keys[name], value)
  }
}

export const toggleDensity = (): void => toggleAttribute('density', 'compact')
export const toggleRail = (): void => toggleAttribute('rail', 'collapsed')
