/** What a person prefers here, on this device: set on `<html>` before the first paint, kept in localStorage. */
export type Theme = 'light' | 'dark' | 'system'

const keys = { theme: 'smb-theme', density: 'smb-density', rail: 'smb-rail' } as const

/**
 * Runs in the head, before anything is drawn, so that nothing flashes: theme, density and the width of the
 * rail. Plain text because it must not wait for a bundle.
 */
export const appearanceScript = `(function(){try{var d=document.documentElement,s=localStorage,t=s.getItem('${keys.theme}');
if(t==='dark'||(t!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches))d.classList.add('dark');
if(s.getItem('${keys.density}')==='compact')d.dataset.density='compact';
if(s.getItem('${keys.rail}')==='collapsed')d.dataset.rail='collapsed'}catch(e){}})()`

const prefersDark = (): boolean => window.matchMedia('(prefers-color-scheme: dark)').matches

export function currentTheme(): Theme {
  const stored = localStorage.getItem(keys.theme)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** `system` follows the device again. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(keys.theme)
  else localStorage.setItem(keys.theme, theme)
  const isDark = theme === 'dark' || (theme === 'system' && prefersDark())
  document.documentElement.classList.toggle('dark', isDark)
}

/** Turns what is seen now; a choice that the device would make anyway is not kept. */
export function toggleTheme(): void {
  const next = document.documentElement.classList.contains('dark') ? 'light' : 'dark'
  setTheme((next === 'dark') === prefersDark() ? 'system' : next)
}

function toggleAttribute(name: 'density' | 'rail', value: string): void {
  const { dataset } = document.documentElement
  if (dataset[name] === value) {
    delete dataset[name]
    localStorage.removeItem(keys[name])
  } else {
    dataset[name] = value
    localStorage.setItem(keys[name], value)
  }
}

export const toggleDensity = (): void => toggleAttribute('density', 'compact')
export const toggleRail = (): void => toggleAttribute('rail', 'collapsed')
