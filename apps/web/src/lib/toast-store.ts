import { create } from 'zustand'

export type Toast = {
  readonly id: number
  /** At most 90 characters: “3 bank lines matched”. */
  readonly text: string
  readonly undo?: () => void
}

type ToastState = { readonly toasts: readonly Toast[]; readonly remove: (id: number) => void }

const shownMax = 3
let lastId = 0

export const useToastStore = create<ToastState>()((set) => ({
  toasts: [],
  remove: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}))

/** Says that something was done which can be taken back. What went wrong is never a toast. */
export function toast(text: string, undo?: () => void): void {
  lastId += 1
  const added: Toast = undo ? { id: lastId, text, undo } : { id: lastId, text }
  useToastStore.setState(({ toasts }) => ({ toasts: [...toasts, added].slice(-shownMax) }))
}

/** Takes the newest act back that still can be. Returns whether there was one. */
export function undoLast(): boolean {
  const last = useToastStore.getState().toasts.findLast(({ undo }) => undo)
  if (!last) return false
  useToastStore.getState().remove(last.id)
  last.undo?.()
  return true
}
