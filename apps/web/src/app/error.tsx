'use client'
import { EntryFrame } from '#components/entry-frame.tsx'
import { PageFailure } from '#components/page-failure.tsx'

export default function ErrorPage(props: {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}) {
  return (
    <EntryFrame>
      <PageFailure {...props} />
    </EntryFrame>
  )
}
