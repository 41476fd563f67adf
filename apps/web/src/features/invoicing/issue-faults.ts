import type { Issue } from '@smb/core/errors'
import { AppError } from '@smb/core/errors'
import type { DraftInvoice } from '@smb/core/invoicing'
import { issueFaults } from '@smb/core/invoicing'
import type { Problem } from '#lib/problem.ts'
import { webProblem } from '#lib/problem.ts'
import type { DraftValues } from './draft-values.ts'
import { draftBody, writtenLines } from './draft-values.ts'
import { cellId } from './grid-keys.ts'

/** Why it cannot be issued, by core’s own rules and in its words; undefined when it can. */
export function issueProblem(values: DraftValues, invoice: DraftInvoice): Problem | undefined {
  const faults = faultsOf(invoice)
  if (faults instanceof AppError) return webProblem(422, faults.code, faults.message)
  const issues = faults.map(({ path, code, message }) => ({ path: [...path], code, message }))
  if (!draftBody(values)) {
    return webProblem(422, 'web.unreadable', 'A number cannot be read. It has a red frame.')
  }
  if (issues.length === 0) return undefined
  const [first] = issues
  return { ...webProblem(422, first?.code ?? '', first?.message ?? ''), issues }
}

/** Core's own; where figures pass what the books hold there is nothing to look at, and that is the fault. */
function faultsOf(invoice: DraftInvoice): Issue[] | AppError {
  try {
    return issueFaults(invoice)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

/** Where each issue belongs on screen: fields by name, lines by their id, and where a press leads. */
export function placedIssues(problem: Problem | undefined, values: DraftValues) {
  const written = writtenLines(values)
  const rowOf = (position: number): number => {
    const line = written[position]
    return line ? values.lines.indexOf(line) : values.lines.length - 1
  }
  const fields: Record<string, string> = {}
  const lines = new Map<string, string>()
  const links: Record<string, { label: string; id: string }> = {}
  for (const { path, message } of problem?.issues ?? []) {
    const [name, position] = path
    const key = path.join('.')
    if (name === 'lines') {
      const row = rowOf(typeof position === 'number' ? position : -1)
      const line = values.lines[row]
      if (line) lines.set(line.id, message)
      links[key] = { label: `line ${row + 1}`, id: cellId(row, 'description') }
    } else {
      fields[String(name)] = message
      const known = labels[String(name)]
      if (known) links[key] = known
    }
  }
  return { fields, lines, links }
}

const labels: Readonly<Record<string, { label: string; id: string }>> = {
  customerId: { label: 'Customer', id: 'invoice-customer' },
  issueDate: { label: 'Issue date', id: 'invoice-issue-date' },
  dueDate: { label: 'Due date', id: 'invoice-due-date' },
  exchangeRate: { label: 'Exchange rate', id: 'invoice-exchange-rate' },
  discount: { label: 'Discount', id: 'invoice-discount' },
}
