'use client'
import type { Invoice } from '@smb/api-client'
import { Banner } from '#components/banner.tsx'
import { FormProblem, ProblemNotice } from '#components/problem-notice.tsx'
import type { Problem } from '#lib/problem.ts'
import { DraftConflict } from './draft-conflict.tsx'
import type { SavingState } from './use-draft-saving.ts'

/** What stands in the way, above the form: nothing most of the time. */
export function EditorNotices(props: {
  readonly problem: Problem | undefined
  readonly links: Readonly<Record<string, { readonly label: string; readonly id: string }>>
  readonly state: SavingState
  readonly mine: { readonly total: string; readonly lines: number }
  readonly isRestored: boolean
  readonly mayIssue: boolean
  readonly onKeepMine: (current: Invoice) => void
  readonly onTakeTheirs: (current: Invoice) => void
}) {
  const { problem, links, state, mine, isRestored, mayIssue } = props
  const isRestoreNews = isRestored && (state.kind === 'waiting' || state.kind === 'saving')
  return (
    <div className="grid gap-3 not-empty:mb-4">
      {state.kind === 'conflict' && (
        <DraftConflict
          current={state.current}
          mine={mine}
          onKeepMine={() => props.onKeepMine(state.current)}
          onTakeTheirs={() => props.onTakeTheirs(state.current)}
        />
      )}
      {state.kind === 'failed' && (
        <ProblemNotice
          problem={state.problem}
          title="The draft could not be saved"
          reassurance="What you typed is kept on this device and is sent again with your next change."
        />
      )}
      {problem && <FormProblem problem={problem} fields={links} act="before this can be issued" />}
      {isRestoreNews && <Banner tone="info">This is what you typed here last time.</Banner>}
      {!mayIssue && (
        <Banner tone="info">
          You can write drafts. An owner, accountant or bookkeeper issues them.
        </Banner>
      )}
    </div>
  )
}
