import type { Metadata } from 'next'
import { ButtonLink } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { EntryFrame } from '#components/entry-frame.tsx'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <EntryFrame>
      <EmptyState
        isPage
        title="There is nothing at this address"
        actions={
          <ButtonLink href="/" kind="primary" prefetch={false}>
            Go to your books
          </ButtonLink>
        }
      >
        The link may be old, or a letter may be missing. Your books are where they were.
      </EmptyState>
    </EntryFrame>
  )
}
