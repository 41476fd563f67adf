import { z } from 'zod'
import { idWire } from '@smb/core/ids'
import {
  CreditableView,
  CreditNotePreviewView,
  IssueCreditNoteBody,
  VoidCreditNoteBody,
} from '@smb/core/invoicing'
import { AllocateBody, CreditNoteDetailView, EndCreditAllocationBody } from '@smb/core/payments'
import { routes } from '@smb/platform/http'
import { allocateCredit } from './allocate-payment.ts'
import { lockNoteCredit } from './credit.ts'
import { getCreditNoteDetail } from './credit-note-detail.ts'
import { endCreditAllocation } from './end-allocation.ts'
import { issueCreditNote } from './issue-credit-note.ts'
import { getCreditable, previewCreditNote } from './preview-credit-note.ts'
import { voidCreditNote } from './void-credit-note.ts'

const CreditNoteParams = z.object({ id: idWire('crn') })

/** Credit notes as far as they settle invoices; lists and paper are the invoicing module's. */
export const creditNoteRoutes = routes('Credit notes', (api) => {
  api.query('/invoices/:id/creditable', {
    operationId: 'getCreditable',
    summary: 'What a credit note over the invoice could still give back, line by line',
    permission: 'invoice:read',
    params: z.object({ id: idWire('inv') }),
    answer: CreditableView,
    run: (tx, { params }) => getCreditable(tx, params.id),
    view: (creditable) => creditable,
  })
  api.command('POST', '/credit-notes/preview', {
    operationId: 'previewCreditNote',
    summary: 'What issuing a credit note would do: its totals and the exact journal entry',
    permission: 'invoice:read',
    body: IssueCreditNoteBody,
    answer: CreditNotePreviewView,
    run: (tx, { body }) => previewCreditNote(tx, body),
    view: (preview) => preview,
  })
  api.command('POST', '/credit-notes', {
    operationId: 'issueCreditNote',
    summary: 'Give back part or all of an issued invoice',
    permission: 'invoice:issue',
    body: IssueCreditNoteBody,
    answer: CreditNoteDetailView,
    status: 201,
    run: async (tx, { body }) => getCreditNoteDetail(tx, await issueCreditNote(tx, body)),
    view: (note) => note,
  })
  api.query('/credit-notes/:id', {
    operationId: 'getCreditNote',
    summary: 'One credit note with allocations, refunds, journal entries and history',
    permission: 'invoice:read',
    params: CreditNoteParams,
    answer: CreditNoteDetailView,
    run: (tx, { params }) => getCreditNoteDetail(tx, params.id),
    view: (note) => note,
  })
  api.command('POST', '/credit-notes/:id/allocate', {
    operationId: 'allocateCreditNote',
    summary: 'Put what remains of a credit note to invoices',
    permission: 'payment:write',
    params: CreditNoteParams,
    body: AllocateBody.strict(),
    answer: CreditNoteDetailView,
    run: async (tx, { params, body }) => {
      await allocateCredit(tx, await lockNoteCredit(tx, params.id), body)
      return getCreditNoteDetail(tx, params.id)
    },
    view: (note) => note,
  })
  api.command('POST', '/credit-notes/:id/end-allocation', {
    operationId: 'endCreditNoteAllocation',
    summary: 'Take an allocation of a credit note off: it is customer credit again',
    permission: 'payment:write',
    params: CreditNoteParams,
    body: EndCreditAllocationBody,
    answer: CreditNoteDetailView,
    run: async (tx, { params, body }) => {
      const credit = await lockNoteCredit(tx, params.id)
      await endCreditAllocation(tx, credit, { id: body.allocationId, date: body.date })
      return getCreditNoteDetail(tx, params.id)
    },
    view: (note) => note,
  })
  api.command('POST', '/credit-notes/:id/void', {
    operationId: 'voidCreditNote',
    summary: 'Withdraw a credit note of which nothing is used; it keeps its number',
    permission: 'invoice:void',
    params: CreditNoteParams,
    body: VoidCreditNoteBody,
    answer: CreditNoteDetailView,
    run: async (tx, { params, body }) => {
      await voidCreditNote(tx, params.id, body)
      return getCreditNoteDetail(tx, params.id)
    },
    view: (note) => note,
  })
})
