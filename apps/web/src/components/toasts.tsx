'use client'
import { Check } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Toast } from '#lib/toast-store.ts'
import { undoLast, useToastStore } from '#lib/toast-store.ts'
import { Button } from './button.tsx'

const shownForMs = 10_000

/** Where toasts appear; the shell mounts it once. Ten seconds each, held while pointed at or focused. */
export function Toasts() {
  const { toasts, remove } = useToastStore()
  const canUndo = toasts.some(({ undo }) => undo)
  useKeys('Everywhere', [{ keys: 'mod+z', label: 'Undo', run: () => void undoLast() }], canUndo)
  return (
    <div
      role="status"
      className="toasts pointer-events-none fixed inset-x-2 z-30 mx-auto grid w-fit max-w-[calc(100vw-16px)] justify-items-center gap-2"
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} onGone={() => remove(toast.id)} />
      ))}
    </div>
  )
}

function ToastLine({ toast, onGone }: { readonly toast: Toast; readonly onGone: () => void }) {
  const [isHeld, setHeld] = useState(false)
  const leave = useEffectEvent(onGone)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => leave(), shownForMs)
    return () => clearTimeout(timer)
  }, [isHeld])
  return (
    <div
      className="toast pointer-events-auto"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Check size={16} aria-hidden />
      <span className="flex-1 py-1 pe-2">{toast.text}</span>
      {toast.undo && (
        <Button
          size="sm"
          onClick={() => {
            toast.undo?.()
            onGone()
          }}
        >
          Undo
        </Button>
      )}
    </div>
  )
}
