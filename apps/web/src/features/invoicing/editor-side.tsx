'use client'
import type { InvoiceDocument } from '@smb/core/invoicing'
import { PreviewEntry } from '#components/preview-entry.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { formatDate } from '#lib/format/date.ts'
import { DocumentSheet } from './document-sheet.tsx'
import type { useBooksPreview } from './use-books-preview.ts'

/** Beside the form: what the customer gets, and the exact entry that issuing would post. */
export function EditorSide({
  document,
  books,
  today,
  baseCurrency,
}: {
  readonly document: InvoiceDocument
  readonly books: ReturnType<typeof useBooksPreview>
  readonly today: string
  readonly baseCurrency: string
}) {
  const { preview, problem, isPending } = books
  const date = preview?.issueDate ?? document.issueDate ?? today
  return (
    <>
      <section>
        <h2 className="mb-2 text-sm">What the customer gets</h2>
        <DocumentSheet document={document} compact />
      </section>
      <section aria-busy={isPending || undefined}>
        <div className="mb-2 flex items-baseline justify-between gap-3">
          <h2 className="text-sm">What goes in the books</h2>
          <span className="text-xs text-text-3">on issue, {formatDate(date, { near: today })}</span>
        </div>
        {preview && (
          <PreviewEntry entry={preview.entry} issues={preview.issues} baseCurrency={baseCurrency} />
        )}
        {problem && <p className="text-sm text-text-2">{problem.detail}</p>}
        {!preview && !problem && (isPending ? <Waiting /> : <Nothing />)}
      </section>
    </>
  )
}

const Nothing = () => (
  <p className="text-sm text-text-3">Write a line, and the accounts it posts to appear here.</p>
)

const Waiting = () => (
  <div className="grid gap-3 py-2">
    <Skeleton className="w-full" />
    <Skeleton className="w-full" />
    <Skeleton className="w-full" />
  </div>
)
