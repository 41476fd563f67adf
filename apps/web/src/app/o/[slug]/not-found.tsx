import { ButtonLink } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Page } from '#components/page-header.tsx'

/** A record that is not in this business: deleted addresses and those of others look the same. */
export default function NothingHere() {
  return (
    <Page>
      <EmptyState
        title="There is nothing at this address in this business"
        actions={<ButtonLink href="/">Go home</ButtonLink>}
      >
        The link may be old, or it belongs to another business.
      </EmptyState>
    </Page>
  )
}
