'use client'
import { saveView } from '@smb/api-client'
import { Bookmark } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import type { SavedViewPage } from '@smb/core/search'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { savedViewPage } from '#lib/saved-view-page.ts'
import { useClient } from './business-context.tsx'
import { Button } from './button.tsx'
import { CheckField } from './check-field.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { TextField } from './text-field.tsx'

/** Keeps the page as it is looked at under a name; nothing where the page is none that can be kept. */
export function SaveView() {
  const page = savedViewPage(usePathname())
  return page && <SaveViewButton page={page} />
}

function SaveViewButton({ page }: { readonly page: SavedViewPage }) {
  const [suggested, setSuggested] = useState<string>()
  const [saved, setSaved] = useState('')
  return (
    <>
      <button
        type="button"
        className="filter"
        // The title of the page is what people call it.
        onClick={() => setSuggested(document.title.split(' · ').at(-1) ?? '')}
      >
        <Bookmark size={14} aria-hidden />
        Save view
      </button>
      <span role="status" className="text-sm text-text-2 empty:hidden">
        {saved && `Saved as “${saved}”. Find it under Reports.`}
      </span>
      {suggested !== undefined && (
        <SaveViewDialog
          page={page}
          suggested={suggested}
          onSaved={setSaved}
          onClose={() => setSuggested(undefined)}
        />
      )}
    </>
  )
}

type SaveViewDialogProps = {
  readonly page: SavedViewPage
  readonly suggested: string
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

function SaveViewDialog({ page, suggested, onSaved, onClose }: SaveViewDialogProps) {
  const client = useClient()
  const keyFor = useIdempotencyKey()
  const [name, setName] = useState(suggested)
  const [isShared, setShared] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const save = async () => {
    setPending(true)
    setProblem(undefined)
    const query = window.location.search.slice(1)
    const body = { name: name.trim(), path: page, query, isShared }
    try {
      const headers = { 'idempotency-key': keyFor(body) }
      await saveView({ client, body, headers, throwOnError: true })
      onSaved(body.name)
      onClose()
    } catch (error) {
      setProblem(problemFrom(error))
      setPending(false)
    }
  }
  return (
    <Dialog
      open
      title="Save this view"
      onClose={onClose}
      onSubmit={() => void save()}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            kind="primary"
            pending={isPending}
            disabledReason={name.trim() === '' ? 'Give it a name' : undefined}
          >
            Save view
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text">
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <TextField
          label="Name"
          maxLength={80}
          value={name}
          help="The page with its filters. What it shows is up to date each time."
          onChange={(event) => setName(event.target.value)}
        />
        <CheckField
          label="Share it with everybody in this business"
          checked={isShared}
          onChange={(event) => setShared(event.target.checked)}
        />
      </div>
    </Dialog>
  )
}
