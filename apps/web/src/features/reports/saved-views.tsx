'use client'
import type { SavedView } from '@smb/api-client'
import { discardView, reviseView } from '@smb/api-client'
import { Ellipsis } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { Button, IconButton } from '#components/button.tsx'
import { Card, CardBody } from '#components/card.tsx'
import { Dialog } from '#components/dialog.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { Menu } from '#components/menu.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextField } from '#components/text-field.tsx'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { viewPath } from '#lib/saved-view-page.ts'

/** The views that a person saved, and those that others share; one's own can be renamed, shared and discarded. */
export function SavedViews({ views }: { readonly views: readonly SavedView[] }) {
  const { business } = useBusiness()
  const { problem, act } = useViewActs()
  const [renamed, setRenamed] = useState<SavedView>()
  return (
    <section>
      <h2 className="mb-2">Saved views</h2>
      {problem && <ProblemNotice className="mb-3" problem={problem} />}
      <Card>
        <CardBody className="py-1! md:py-1!">
          <ul>
            {views.map((view) => (
              <li
                key={view.id}
                className="flex items-center justify-between gap-3 border-t border-row-line py-2 first:border-0"
              >
                <span className="min-w-0">
                  <IntentLink
                    href={businessHref(business.slug, viewPath(view))}
                    className="row-link"
                  >
                    {view.name}
                  </IntentLink>
                  {(view.isShared || !view.isMine) && (
                    <span className="ms-2 text-xs text-text-3">
                      {view.isMine ? 'shared by you' : 'shared with you'}
                    </span>
                  )}
                </span>
                {view.isMine && (
                  <ViewMenu view={view} onRename={() => setRenamed(view)} act={act} />
                )}
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
      {renamed && (
        <RenameDialog
          key={renamed.id}
          view={renamed}
          onRename={(name) => act.revise(renamed, { name })}
          onClose={() => setRenamed(undefined)}
        />
      )}
    </section>
  )
}

type Acts = ReturnType<typeof useViewActs>['act']

function useViewActs() {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(undefined)
    try {
      await work()
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    }
  }
  const revise = (view: SavedView, part: Partial<Pick<SavedView, 'name' | 'isShared'>>) => {
    const { id, name, isShared, version } = view
    const body = { name, isShared, version, ...part }
    return attempt(() => reviseView({ client, path: { id }, body, throwOnError: true }))
  }
  const discard = ({ id }: SavedView) =>
    attempt(() => discardView({ client, path: { id }, throwOnError: true }))
  return { problem, act: { revise, discard } }
}

function ViewMenu({
  view,
  onRename,
  act,
}: {
  readonly view: SavedView
  readonly onRename: () => void
  readonly act: Acts
}) {
  const { isShared } = view
  return (
    <Menu
      label={`View ${view.name}`}
      align="end"
      items={[
        { label: 'Rename', onSelect: onRename },
        {
          label: isShared ? 'Keep it to myself' : 'Share with this business',
          onSelect: () => void act.revise(view, { isShared: !isShared }),
        },
        {
          label: 'Discard view',
          danger: true,
          separated: true,
          onSelect: () => void act.discard(view),
        },
      ]}
      trigger={(props) => (
        <IconButton
          label={`Change view ${view.name}`}
          icon={<Ellipsis size={16} aria-hidden />}
          {...props}
        />
      )}
    />
  )
}

function RenameDialog({
  view,
  onRename,
  onClose,
}: {
  readonly view: SavedView
  readonly onRename: (name: string) => Promise<void>
  readonly onClose: () => void
}) {
  const [name, setName] = useState(view.name)
  return (
    <Dialog
      open
      title={`Rename ${view.name}`}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() === '') return
        void onRename(name.trim())
        onClose()
      }}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary">
            Rename view
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  )
}
