import { ButtonLink } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Page } from '#components/page-header.tsx'

/** For roles that read invoices and do not write them. */
export function WritingDenied({ slug }: { readonly slug: string }) {
  return (
    <Page>
      <EmptyState
        isPage
        title="Writing invoices is not part of your role"
        actions={<ButtonLink href={`/o/${slug}/invoices`}>Show invoices</ButtonLink>}
      >
        Here invoices are written, checked and issued. An owner, accountant or bookkeeper of this
        business can do it, and an owner can change your role.
      </EmptyState>
    </Page>
  )
}
