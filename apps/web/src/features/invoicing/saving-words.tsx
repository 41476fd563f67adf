import { Check, CloudOff, LoaderCircle } from 'lucide-react'
import type { SavingState } from './use-draft-saving.ts'

const wordsOf = (state: SavingState): string => {
  switch (state.kind) {
    case 'untouched':
      return ''
    case 'waiting':
    case 'saving':
      return 'Saving…'
    case 'saved':
      return `Draft saved ${state.at}`
    case 'unreadable':
      return 'Not saved: a number cannot be read'
    case 'conflict':
    case 'failed':
      return 'Not saved yet. Kept on this device'
  }
}

/** Whether what was typed is safe, in words. */
export function SavingWords({ state }: { readonly state: SavingState }) {
  const isFine = state.kind === 'saved'
  const isBusy = state.kind === 'waiting' || state.kind === 'saving'
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 text-xs text-text-3">
      {isFine && <Check size={14} aria-hidden className="flex-none" />}
      {isBusy && <LoaderCircle size={14} aria-hidden className="flex-none" />}
      {!isFine && !isBusy && state.kind !== 'untouched' && (
        <CloudOff size={14} aria-hidden className="flex-none text-danger" />
      )}
      <span className="truncate">{wordsOf(state)}</span>
    </span>
  )
}
