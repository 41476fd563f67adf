'use client'
import './globals.css'
import { PageFailure } from '#components/page-failure.tsx'

/** Shown when even the root layout failed; it brings its own document. */
export default function GlobalError(props: {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown</title>
        <main className="grid min-h-dvh place-items-center p-4">
          <PageFailure {...props} />
        </main>
      </body>
    </html>
  )
}
