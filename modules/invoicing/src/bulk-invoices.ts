import { AppError } from '@smb/core/errors'
import type { InvoiceId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type {
  BulkInvoiceAction,
  BulkInvoiceRowView,
  BulkInvoices,
  BulkInvoicesView,
  Invoice,
} from '@smb/core/invoicing'
import { bulkInvoicesMax, invoiceErrors, invoiceTotals, outstanding } from '@smb/core/invoicing'
import type { Permission } from '@smb/core/identity'
import { Money, moneyFromView, moneyView } from '@smb/core/money'
import { assertAllowed } from '@smb/identity'
import { findCustomers } from '@smb/parties'
import type { Tx } from '@smb/platform/db'
import { asRehearsal, inSavepoint } from '@smb/platform/db'
import { duplicateInvoice } from './duplicate-invoice.ts'
import { countInvoices, listInvoices } from './invoice-queries.ts'
import { lockPresentInvoices } from './invoice-repository.ts'
import { issueInvoice } from './issue-invoice.ts'
import {
  assertUnchanged,
  customerNameOf,
  discardInvoice,
  restoreInvoice,
} from './revise-invoice.ts'
import { voidInvoice } from './void-invoice.ts'

const permissionOf: Readonly<Record<BulkInvoiceAction, Permission>> = {
  issue: 'invoice:issue',
  void: 'invoice:void',
  write_off: 'invoice:void',
  archive: 'invoice:write',
  restore: 'invoice:write',
  duplicate: 'invoice:write',
}

type Chosen = { readonly id: InvoiceId; readonly version: number }
/** Writes a locked invoice off, which a higher tier knows how to do; answers the id of the write-off. */
export type WriteOffOne = (tx: Tx, id: InvoiceId, command: BulkInvoices) => Promise<string>
type Done = { readonly invoice: Invoice; readonly newId: string | null }
type Outcome = Pick<BulkInvoiceRowView, 'outcome' | 'code' | 'message'> & { readonly done?: Done }

/**
 * Does one thing to many invoices, each by itself: one that is refused holds up no other, one that is so already is
 * skipped. A preview does the very same and takes it all back. Throws `auth.permission_missing`.
 */
export async function bulkInvoices(
  tx: Tx,
  command: BulkInvoices,
  writeOffOne: WriteOffOne,
): Promise<BulkInvoicesView> {
  assertAllowed(tx.role, permissionOf[command.action])
  const { chosen, matching, nextCursor } = await chosenInvoices(tx, command)
  const work = () => doAll(tx, chosen, { command, writeOffOne })
  const rows = command.preview ? await asRehearsal(tx, work) : await work()
  const count = (outcome: BulkInvoiceRowView['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length
  return {
    action: command.action,
    isPreview: command.preview,
    done: count('done'),
    skipped: count('skipped'),
    failed: count('failed'),
    totals: totalsOf(rows),
    rows,
    matching,
    nextCursor,
  }
}

async function chosenInvoices(tx: Tx, { rows, filter }: BulkInvoices) {
  if (!filter) return { chosen: rows ?? [], matching: null, nextCursor: null }
  const page = await listInvoices(tx, { ...filter, limit: bulkInvoicesMax })
  const matching = await countInvoices(tx, { ...filter, limit: bulkInvoicesMax })
  const chosen = page.items.map(({ id, version }) => ({ id: id as InvoiceId, version }))
  return { chosen, matching, nextCursor: page.nextCursor }
}

async function doAll(
  tx: Tx,
  chosen: readonly Chosen[],
  { command, writeOffOne }: { command: BulkInvoices; writeOffOne: WriteOffOne },
): Promise<BulkInvoiceRowView[]> {
  // Locked together and in one order, so that two such calls never wait for each other in a ring.
  const invoices = await lockPresentInvoices(
    tx,
    chosen.map(({ id }) => id),
  )
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const names = await findCustomers(
    tx,
    invoices.flatMap(({ customerId }) => customerId ?? []),
  )
  const outcomes = new Map<InvoiceId, Outcome>()
  for (const row of inTurn(tx, chosen, byId)) {
    const invoice = byId.get(row.id)
    outcomes.set(row.id, await doOne(tx, { row, invoice, command, writeOffOne }))
  }
  return chosen.map(({ id, version }) => {
    const { done, ...outcome } = outcomes.get(id) as Outcome
    const invoice = done?.invoice ?? byId.get(id)
    const customerId = invoice?.customerId
    return {
      id,
      // After a preview nothing has changed: what was looked at is what a run names.
      version: done?.newId === null && !command.preview ? done.invoice.version : version,
      number: invoice?.number ?? null,
      customerName: (customerId && names.get(customerId)?.name) ?? null,
      total: moneyView(invoice ? amountOf(command.action, invoice) : Money.zero(tx.baseCurrency)),
      newId: done?.newId ?? null,
      ...outcome,
    }
  })
}

/** A write-off is about what is still outstanding, the other acts are about the whole. */
const amountOf = (action: BulkInvoiceAction, invoice: Invoice): Money =>
  action === 'write_off' && invoice.status === 'issued'
    ? outstanding(invoice)
    : invoiceTotals(invoice).total

/** Earlier dates first, then as they were made: numbers follow dates. */
function inTurn(
  tx: Tx,
  chosen: readonly Chosen[],
  byId: ReadonlyMap<InvoiceId, Invoice>,
): Chosen[] {
  const place = ({ id }: Chosen): string =>
    `${byId.get(id)?.issueDate ?? tx.today} ${uuidFromId(id)}`
  return [...new Map(chosen.map((row) => [row.id, row])).values()].sort((a, b) =>
    place(a) < place(b) ? -1 : 1,
  )
}

type One = {
  readonly row: Chosen
  readonly invoice: Invoice | undefined
  readonly command: BulkInvoices
  readonly writeOffOne: WriteOffOne
}

async function doOne(tx: Tx, one: One): Promise<Outcome> {
  const { invoice, command } = one
  const skipped = invoice && alreadyWords(command.action, invoice)
  if (skipped) return { outcome: 'skipped', code: null, message: skipped }
  try {
    if (!invoice) throw invoiceErrors.notFound()
    const done = await inSavepoint(tx, () => act(tx, { ...one, invoice }))
    return { outcome: 'done', code: null, message: null, done }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { outcome: 'failed', code: error.code, message: error.message }
  }
}

/** Why nothing is left to do; what was done to it before is no failure. */
function alreadyWords(action: BulkInvoiceAction, invoice: Invoice): string | undefined {
  if (action === 'issue' && invoice.status === 'issued') return 'It is issued already.'
  if (action === 'void' && invoice.status === 'voided') return 'It is void already.'
  if (action === 'write_off' && invoice.status === 'issued' && Money.isZero(outstanding(invoice)))
    return 'Nothing of it is outstanding.'
  if (invoice.status !== 'draft') return undefined
  if (action === 'archive' && invoice.archivedAt !== null) return 'It is archived already.'
  if (action === 'restore' && invoice.archivedAt === null) return 'It is not archived.'
  return undefined
}

async function act(tx: Tx, one: One & { readonly invoice: Invoice }): Promise<Done> {
  const { id, version } = one.row
  const { action, reason = '' } = one.command
  if (action === 'write_off') {
    const { invoice } = one
    if (invoice.version !== version) {
      const customerName = await customerNameOf(tx, invoice)
      assertUnchanged(tx, version, { before: invoice, after: invoice, customerName })
    }
    return { invoice, newId: await one.writeOffOne(tx, id, one.command) }
  }
  if (action === 'duplicate') {
    const { invoice } = await duplicateInvoice(tx, id)
    return { invoice, newId: invoice.id }
  }
  const { invoice } =
    action === 'issue'
      ? await issueInvoice(tx, id, { version })
      : action === 'void'
        ? await voidInvoice(tx, id, { version, reason })
        : action === 'archive'
          ? await discardInvoice(tx, id, version)
          : await restoreInvoice(tx, id, version)
  return { invoice, newId: null }
}

function totalsOf(rows: readonly BulkInvoiceRowView[]): BulkInvoicesView['totals'] {
  const totals = new Map<string, Money>()
  for (const { outcome, total } of rows) {
    if (outcome !== 'done') continue
    const money = moneyFromView(total)
    const before = totals.get(total.currency)
    totals.set(total.currency, before ? Money.add(before, money) : money)
  }
  return [...totals.values()].map(moneyView)
}
