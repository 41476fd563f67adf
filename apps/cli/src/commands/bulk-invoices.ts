import type { BulkInvoices } from '@smb/api-client'
import { bulkInvoices, getInvoice } from '@smb/api-client'
import type { Command, Input } from '../command.ts'
import { optional, text } from '../command.ts'
import { Exit, exitCodes, usageError } from '../exit.ts'
import { signedIn } from '../signed-in.ts'

type Action = BulkInvoices['action']
type Row = BulkInvoices['rows'][number]
type Client = Awaited<ReturnType<typeof signedIn>>

const shared = {
  'business!': 'slug of the business',
  'ids!': 'ids of the invoices, separated by commas; 200 at most',
}
const rowsMax = 200

const columns = [
  { head: 'Number', cell: (row: Row) => row.number ?? 'draft' },
  { head: 'Customer', cell: (row: Row) => row.customerName ?? '' },
  { head: 'Amount', cell: (row: Row) => row.total.amount, align: 'right' as const },
  { head: '', cell: (row: Row) => row.total.currency },
  { head: 'Outcome', cell: (row: Row) => row.outcome },
  { head: 'Why', cell: (row: Row) => row.message ?? '' },
  { head: 'Made', cell: (row: Row) => row.newId ?? '' },
  { head: 'Id', cell: (row: Row) => row.id },
]

/** The invoices as they are now: what the command names is what it acts on. */
async function named(client: Client, ids: string): Promise<{ id: string; version: number }[]> {
  const wanted = [...new Set(ids.split(',').map((id) => id.trim()))].filter((id) => id !== '')
  if (wanted.length === 0) throw usageError('--ids names no invoice.')
  if (wanted.length > rowsMax) throw usageError(`${rowsMax} invoices at most go at once.`)
  const rows: { id: string; version: number }[] = []
  for (const id of wanted) {
    const { data } = await getInvoice({ client, path: { id }, throwOnError: true })
    rows.push({ id, version: data.version })
  }
  return rows
}

async function act(input: Input, action: Action): Promise<void> {
  const client = await signedIn(text(input, 'business'))
  const preview = input.flags['preview'] === true
  const reason = optional(input, 'reason')
  const { data } = await bulkInvoices({
    client,
    body: {
      action,
      preview,
      rows: await named(client, text(input, 'ids')),
      ...(reason === undefined ? {} : { reason }),
      ...(action === 'write_off' ? { writeOff: writeOffTerms(input) } : {}),
    },
    throwOnError: true,
  })
  input.output.table(data.rows, columns, data)
  const { done, skipped, failed } = data
  const head = preview ? 'Nothing was changed: ' : ''
  input.output.note(
    `${head}${done} ${preview ? 'ready' : 'done'}, ${skipped} skipped, ${failed} refused.`,
  )
  if (failed > 0)
    throw new Exit(exitCodes.refused, `${failed} of ${data.rows.length} were refused.`)
}

function writeOffTerms(input: Input) {
  const [date, account] = [optional(input, 'date'), optional(input, 'account')]
  return {
    reversesTax: input.flags['tax'] === true,
    ...(date === undefined ? {} : { date }),
    ...(account === undefined ? {} : { expenseAccountId: account }),
  }
}

const preview = { preview: 'say what would happen, invoice by invoice, and change nothing' }
const command = (
  action: Action,
  rest: Pick<Command, 'summary' | 'values' | 'switches'> & { readonly words: string },
): Command => ({
  ...rest,
  words: `invoice bulk ${rest.words}`,
  values: { ...shared, ...rest.values },
  switches: { ...preview, ...rest.switches },
  run: (input) => act(input, action),
})

/** One act on many invoices, each by itself: what is refused holds up no other. */
export const bulkInvoiceCommands: readonly Command[] = [
  command('issue', { words: 'issue', summary: 'Issue many drafts, each by itself' }),
  command('void', {
    words: 'void',
    values: { 'reason!': 'why, kept with each of them' },
    summary: 'Withdraw many invoices; they keep their numbers',
  }),
  command('archive', { words: 'archive', summary: 'Discard many drafts' }),
  command('restore', { words: 'restore', summary: 'Take many discarded drafts back' }),
  command('duplicate', {
    words: 'duplicate',
    summary: 'Make a new draft of each of many invoices',
  }),
  command('write_off', {
    words: 'write-off',
    values: {
      'reason!': 'why, kept with each of them',
      account: 'id of the expense account for bad debts',
      date: 'day of the entries, today if left out',
    },
    switches: { tax: 'take the tax in them back, where the law lets you' },
    summary: 'Take what many invoices have outstanding to bad debts',
  }),
]
