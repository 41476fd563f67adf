'use client'
import { PageFailure } from '#components/page-failure.tsx'
import { Page } from '#components/page-header.tsx'

export default function BusinessErrorPage(props: {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}) {
  return (
    <Page>
      <PageFailure {...props} />
    </Page>
  )
}
