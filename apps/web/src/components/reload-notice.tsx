'use client'
import { useState } from 'react'
import type { Problem } from '#lib/problem.ts'
import { ProblemNotice } from './problem-notice.tsx'

/** A page that could not be put together, with the button that loads it again. */
export function ReloadNotice({
  problem,
  title = 'Your books could not be reached',
}: {
  readonly problem: Problem
  /** What is missing: “The ledger could not be loaded”. */
  readonly title?: string
}) {
  const [isLoading, setLoading] = useState(false)
  const isSilent = problem.status === 0 || problem.status >= 502
  const detail = isSilent ? 'The server does not answer.' : problem.detail
  return (
    <div className="w-full max-w-[480px]">
      <h1 className="sr-only">{title}</h1>
      <ProblemNotice
        problem={{ ...problem, detail }}
        title={title}
        reassurance="Nothing is lost, and you are still signed in."
        retryLabel={isLoading ? 'Loading…' : 'Load again'}
        onRetry={() => {
          setLoading(true)
          window.location.reload()
        }}
      />
    </div>
  )
}
