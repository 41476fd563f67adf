import { create } from 'zustand'

type ShellState = {
  readonly isDrawerOpen: boolean
  readonly isNewMenuOpen: boolean
  readonly isSwitcherOpen: boolean
  readonly areKeysShown: boolean
  readonly isPaletteOpen: boolean
  readonly set: (change: Partial<Omit<ShellState, 'set' | 'showKeys'>>) => void
  readonly showKeys: () => void
}

/** What is open around the page. Nothing of the books is ever in here. */
export const useShellStore = create<ShellState>()((set) => ({
  isDrawerOpen: false,
  isNewMenuOpen: false,
  isSwitcherOpen: false,
  areKeysShown: false,
  isPaletteOpen: false,
  set: (change) => set(change),
  showKeys: () => set({ areKeysShown: true }),
}))
