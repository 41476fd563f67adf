'use client'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { fileHref } from '#lib/file-href.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import { problemOfResponse, unreachable } from '#lib/problem.ts'
import { useBusiness } from './business-context.tsx'
import { Kbd } from './kbd.tsx'
import { Menu } from './menu.tsx'

/** A report as files: where it lies below `/api/v1`, without an ending, and the query that makes the same one. */
export type ReportFiles = {
  readonly path: string
  readonly query: Readonly<Record<string, string | undefined>>
}

const kinds = [
  { ending: 'pdf', label: 'PDF', meta: 'To print or send' },
  { ending: 'xlsx', label: 'XLSX', meta: 'To calculate in a spreadsheet' },
  { ending: 'csv', label: 'CSV', meta: 'For other programs' },
] as const

/** The report as a file. A refusal, such as a PDF that would be too long, is told where the report stands. */
export function ExportMenu({
  files,
  onProblem,
}: {
  readonly files: ReportFiles
  readonly onProblem: (problem: Problem | undefined) => void
}) {
  const { business } = useBusiness()
  const [isOpen, setOpen] = useState(false)
  const [isMaking, setMaking] = useState(false)
  useKeys('Report', [{ keys: '.', label: 'Export menu', run: () => setOpen(true) }])
  const take = async (ending: string) => {
    const href = fileHref(business.slug, `${files.path}.${ending}`, files.query)
    // Of any length, straight to the disk; only a PDF may be refused for what it would hold.
    if (ending !== 'pdf') return saveFrom(href)
    setMaking(true)
    onProblem(await madeAndSaved(href))
    setMaking(false)
  }
  return (
    <Menu
      label="Export"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      items={kinds.map(({ ending, label, meta }) => ({
        label,
        meta,
        onSelect: () => void take(ending),
      }))}
      trigger={(props) => (
        <button type="button" className="btn btn-sm" aria-busy={isMaking || undefined} {...props}>
          <Download size={16} aria-hidden />
          {isMaking ? 'Making the file…' : 'Export'}
          <Kbd>.</Kbd>
        </button>
      )}
    />
  )
}

function saveFrom(href: string, name = ''): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}

const keptFor = 60_000

/** Saves what the address answers under the name that it gives; answers the problem where it refuses. */
async function madeAndSaved(href: string): Promise<Problem | undefined> {
  const answer = await fetch(href).catch(() => undefined)
  if (!answer) return unreachable()
  if (!answer.ok) return problemOfResponse(answer)
  const content = await answer.blob().catch(() => undefined)
  if (!content) return unreachable()
  const url = URL.createObjectURL(content)
  saveFrom(url, fileNameOf(answer.headers.get('content-disposition') ?? ''))
  setTimeout(() => URL.revokeObjectURL(url), keptFor)
  return undefined
}

const fileNameOf = (disposition: string): string =>
  /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'report.pdf'
