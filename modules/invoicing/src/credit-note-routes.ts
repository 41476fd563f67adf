import { z } from 'zod'
import { pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import { CreditNoteListItem, ListCreditNotesQuery } from '@smb/core/invoicing'
import { routes } from '@smb/platform/http'
import { creditNoteFile } from './credit-note-file.ts'
import { listCreditNotes } from './credit-note-queries.ts'

/** What reads credit notes alone. Issuing and using them is the payments module's, because a note settles invoices. */
export const creditNoteRoutes = routes('Credit notes', (api) => {
  api.query('/credit-notes', {
    operationId: 'listCreditNotes',
    summary: 'Credit notes, newest first',
    permission: 'invoice:read',
    query: ListCreditNotesQuery,
    answer: pageOf(CreditNoteListItem),
    run: (tx, { query }) => listCreditNotes(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.file('/credit-notes/:id/pdf', {
    operationId: 'getCreditNotePdf',
    summary: 'The credit note as a PDF',
    permission: 'invoice:read',
    params: z.object({ id: idWire('crn') }),
    contentType: 'application/pdf',
    run: (tx, { params }) => creditNoteFile(tx, params.id),
  })
})
