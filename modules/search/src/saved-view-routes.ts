import { z } from 'zod'
import type { SavedViewId } from '@smb/core/ids'
import { idWire } from '@smb/core/ids'
import type { SaveView, SavedView } from '@smb/core/search'
import {
  ReviseViewBody,
  SaveViewBody,
  SavedViewList,
  SavedViewView,
  viewQuery,
} from '@smb/core/search'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { routes } from '@smb/platform/http'
import {
  archiveSavedView,
  insertSavedView,
  listSavedViews,
  updateSavedView,
} from './saved-view-repository.ts'

const ViewParams = z.object({ id: idWire('viw') })
/** Everybody who may look may keep how they look. */
const permission = 'business:read'

const recordView = (tx: Tx, action: string, subject: SavedViewId): Promise<void> =>
  recordAudit(tx, { action: `search.${action}`, subject })

async function saveView(tx: Tx, { id = tx.newId('viw'), ...view }: SaveView): Promise<SavedView> {
  const saved = await insertSavedView(tx, { ...view, id, query: viewQuery(view.query) })
  await recordView(tx, 'view_saved', id)
  return saved
}

export const savedViewRoutes = routes('Saved views', (api) => {
  api.query('/saved-views', {
    operationId: 'listSavedViews',
    summary: 'Your saved views, and those that others share with the business, by name',
    permission,
    answer: SavedViewList,
    run: (tx) => listSavedViews(tx),
    view: (items) => ({ items: [...items] }),
  })
  api.command('POST', '/saved-views', {
    operationId: 'saveView',
    summary: 'Keep a page with its choices under a name',
    permission,
    body: SaveViewBody,
    answer: SavedViewView,
    status: 201,
    run: (tx, { body }) => saveView(tx, body),
    view: (saved) => saved,
  })
  api.command('PUT', '/saved-views/:id', {
    operationId: 'reviseView',
    summary: 'Rename a view of yours, or share it with the business',
    permission,
    params: ViewParams,
    body: ReviseViewBody,
    answer: SavedViewView,
    run: async (tx, { params, body }) => {
      const revised = await updateSavedView(tx, params.id, body)
      await recordView(tx, 'view_revised', params.id)
      return revised
    },
    view: (revised) => revised,
  })
  api.command('POST', '/saved-views/:id/discard', {
    operationId: 'discardView',
    summary: 'Take a view of yours out of use',
    permission,
    params: ViewParams,
    answer: SavedViewView,
    run: async (tx, { params }) => {
      const discarded = await archiveSavedView(tx, params.id)
      await recordView(tx, 'view_discarded', params.id)
      return discarded
    },
    view: (discarded) => discarded,
  })
})
