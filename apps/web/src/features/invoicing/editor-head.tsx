'use client'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { IntentLink } from '#components/intent-link.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { SavingWords } from './saving-words.tsx'
import type { SavingState } from './use-draft-saving.ts'

/** Above the editor: where one is, whether it is saved, and what can be done. */
export function EditorHead({
  slug,
  customerName,
  state,
  actions,
}: {
  readonly slug: string
  readonly customerName: string | undefined
  readonly state: SavingState
  readonly actions: ReactNode
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-border bg-surface px-4 py-3 md:px-8">
      <div className="min-w-0 flex-1">
        <nav aria-label="Breadcrumb" className="mb-0.5">
          <ol className="flex items-center gap-1.5 text-sm text-text-3">
            <li>
              <IntentLink href={`/o/${slug}/invoices`} className="hover:text-text">
                Invoices
              </IntentLink>
            </li>
            <li aria-hidden>
              <ChevronRight size={14} className="rtl:rotate-180" />
            </li>
          </ol>
        </nav>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h1 className="text-lg!">
            {customerName ? `Invoice for ${customerName}` : 'New invoice'}
          </h1>
          <StatusBadge status="draft" />
          <SavingWords state={state} />
        </div>
      </div>
      <div className="flex flex-none items-center gap-2 max-md:hidden">{actions}</div>
    </div>
  )
}
