'use client'
import { Copy, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { withReadableDates } from '#lib/format/readable-dates.ts'
import type { Problem } from '#lib/problem.ts'
import { fieldOf } from '#lib/problem.ts'
import { Banner } from './banner.tsx'
import { Button, IconButton } from './button.tsx'

type ProblemNoticeProps = {
  readonly problem: Problem
  /** What failed, in words: “The payments could not be loaded”. */
  readonly title?: string
  /** Whether anything is lost: “Nothing is lost. The rest of this page is up to date.” */
  readonly reassurance?: string
  readonly onRetry?: () => void
  readonly retryLabel?: string
  readonly className?: string
}

/** What happened, whether anything is lost, what to do, and the code to quote. */
export function ProblemNotice(props: ProblemNoticeProps) {
  const { problem, title, reassurance, onRetry, retryLabel = 'Load again', className } = props
  return (
    <Banner tone="danger" title={title ?? titleOf(problem)} {...(className ? { className } : {})}>
      <p>{withReadableDates([problem.detail, reassurance].filter(Boolean).join(' '))}</p>
      <div className="mt-2.5 flex flex-wrap items-center gap-2">
        {onRetry && (
          <Button size="sm" icon={<RotateCw size={16} aria-hidden />} onClick={onRetry}>
            {retryLabel}
          </Button>
        )}
        <ProblemCode problem={problem} />
      </div>
    </Banner>
  )
}

/** HTTP's word for a refusal by the state of things says nothing to people. */
const titleOf = ({ status, title }: Problem): string =>
  status === 409 ? 'This cannot be done as things are' : title

/** The stable code, with a button that copies it together with the id of the request. */
function ProblemCode({ problem }: { readonly problem: Problem }) {
  const [copied, setCopied] = useState(false)
  const text = [problem.code, problem.requestId].filter(Boolean).join(' ')
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true))
  }
  return (
    <span className="flex items-center gap-1 text-xs text-text-2">
      {problem.code}
      <IconButton
        label={copied ? 'Code copied' : 'Copy code'}
        icon={<Copy size={14} aria-hidden />}
        onClick={copy}
      />
    </span>
  )
}

/**
 * Above a form: how many things to fix, each a link to its field. `fields` maps the problem's paths to the
 * label and the id of the input.
 */
export function FormProblem({
  problem,
  fields = {},
  act,
}: {
  readonly problem: Problem
  readonly fields?: Readonly<Record<string, { readonly label: string; readonly id: string }>>
  /** What it keeps from happening: “before this can be issued”. */
  readonly act?: string
}) {
  const placed = problem.issues.flatMap((issue) => fields[fieldOf(issue)] ?? [])
  if (placed.length === 0)
    return <ProblemNotice problem={problem} reassurance="What you typed is still here." />
  const count = placed.length === 1 ? '1 thing to fix' : `${placed.length} things to fix`
  return (
    <Banner tone="danger" title={act ? `${count} ${act}` : count}>
      {placed.map(({ label, id }, index) => (
        <span key={id}>
          {index > 0 && (index === placed.length - 1 ? ' and ' : ', ')}
          <a
            href={`#${id}`}
            className="underline underline-offset-3"
            onClick={(event) => focus(event, id)}
          >
            {label}
          </a>
        </span>
      ))}
    </Banner>
  )
}

function focus(event: { preventDefault: () => void }, id: string) {
  event.preventDefault()
  document.getElementById(id)?.focus()
}
