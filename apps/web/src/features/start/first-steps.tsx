'use client'
import { ChevronRight, FileText, Landmark, LoaderCircle, Telescope } from 'lucide-react'
import { Kbd } from '#components/kbd.tsx'
import { classes } from '#lib/classes.ts'
import { useKeyListener } from '#lib/keys/use-key-listener.ts'
import { useKeys } from '#lib/keys/use-keys.ts'

const steps = [
  { path: '/invoices/new', label: 'Send an invoice', meta: 'About 1 minute', icon: FileText },
  {
    path: '/money',
    label: 'Import a bank file',
    meta: 'OFX, as your bank exports it',
    icon: Landmark,
  },
  { path: '/home', label: 'Look around', meta: 'With an empty set of books', icon: Telescope },
] as const

/** The first thing to do. Each makes the business and lands on the real screen; 1 to 3 choose. */
export function FirstSteps({
  pending,
  onChoose,
}: {
  /** The path that was chosen, while the business is being made. */
  readonly pending: string | undefined
  readonly onChoose: (path: string) => void
}) {
  useKeyListener()
  useKeys(
    'First steps',
    steps.map(({ path, label }, index) => ({
      keys: String(index + 1),
      label,
      run: () => onChoose(path),
    })),
    pending === undefined,
  )
  return (
    <section className="grid gap-3">
      <h2 className="text-md leading-8">What do you want to do first?</h2>
      <div className="overflow-clip rounded-card border border-border bg-surface">
        {steps.map(({ path, label, meta, icon: Icon }, index) => (
          <button
            key={path}
            type={index === 0 ? 'submit' : 'button'}
            aria-busy={pending === path || undefined}
            aria-disabled={pending !== undefined || undefined}
            className={classes(
              'flex min-h-15 w-full items-center gap-3 border-t border-row-line px-3.5 py-2 text-start first:border-0 focus-visible:-outline-offset-2',
              index === 0 ? 'bg-selected' : 'hover:bg-selected',
            )}
            onClick={(event) => {
              event.preventDefault()
              if (pending === undefined) onChoose(path)
            }}
          >
            {pending === path ? (
              <LoaderCircle size={20} aria-hidden className="flex-none animate-spin text-brand" />
            ) : (
              <Icon
                size={20}
                aria-hidden
                className={classes('flex-none', index === 0 ? 'text-brand' : 'text-text-3')}
              />
            )}
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{label}</span>
              <span className="block text-xs text-text-3">{meta}</span>
            </span>
            <span className="max-md:hidden">
              <Kbd>{index + 1}</Kbd>
            </span>
            <ChevronRight size={16} aria-hidden className="text-text-3 md:hidden" />
          </button>
        ))}
      </div>
    </section>
  )
}
