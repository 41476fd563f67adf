import { ButtonLink } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Page } from './page-header.tsx'

/**
 * A record or page that is not in this business; deleted addresses and those of others look the same.
 * Records render it in place of `notFound()`, which answers 404 with an empty document that scripts then fill: right for an
 * address that no page has, a flicker for a record.
 */
export function NothingHere({ what = 'page' }: { readonly what?: string }) {
  return (
    <Page>
      <EmptyState
        isPage
        title={`There is no such ${what} in this business`}
        actions={
          <ButtonLink href="/" prefetch={false}>
            Go home
          </ButtonLink>
        }
      >
        The link may be old, or it belongs to another business.
      </EmptyState>
    </Page>
  )
}
