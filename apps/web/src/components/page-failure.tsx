'use client'
import { webProblem } from '#lib/problem.ts'
import { ProblemNotice } from './problem-notice.tsx'

/** A page that failed while it was put together. The digest finds the cause in the server's log. */
export function PageFailure({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}) {
  const code = error.digest ? `web.failed ${error.digest}` : 'web.failed'
  const problem = webProblem(500, code, 'This page made a mistake while it was put together.')
  return (
    <div className="w-full max-w-[480px]">
      <ProblemNotice
        problem={problem}
        title="This page could not be shown"
        reassurance="Nothing was changed in your books."
        onRetry={reset}
      />
    </div>
  )
}
