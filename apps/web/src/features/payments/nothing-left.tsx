import type { Creditable } from '@smb/api-client'
import { ButtonLink } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'

/** An invoice of which everything was credited before. */
export function NothingLeft({
  creditable,
  slug,
}: {
  readonly creditable: Creditable
  readonly slug: string
}) {
  return (
    <EmptyState
      title={`All of ${creditable.invoiceNumber} is credited`}
      actions={
        <ButtonLink href={`/o/${slug}/invoices/${creditable.invoiceId}`}>
          Open the invoice
        </ButtonLink>
      }
    >
      Void one of its credit notes to credit those lines differently.
    </EmptyState>
  )
}
