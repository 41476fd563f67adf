import type { SavedViewId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { ReviseView, SavedView, SavedViewPage } from '@smb/core/search'
import { savedViewLimits, viewErrors } from '@smb/core/search'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement, violatedConstraint } from '@smb/platform/db'

type Row = {
  id: string
  name: string
  path: string
  query: string
  is_shared: boolean
  is_mine: boolean
  version: number
}

const viewFromRow = ({ id, path, is_shared, is_mine, ...row }: Row): SavedView => ({
  ...row,
  id: idFromUuid('viw', id),
  path: path as SavedViewPage,
  isShared: is_shared,
  isMine: is_mine,
})

const columns =
  'id, name, path, query, is_shared, owner_id = platform.actor_id() as is_mine, version'
/** Of the whole business; more than anybody looks through. */
const shownMax = 500

/** One's own views and those that others share, by name. */
export async function listSavedViews(tx: ReadTx): Promise<SavedView[]> {
  const rows = await statement<Row>(tx, {
    name: 'list-saved-views',
    text: `select ${columns} from search.saved_view
            where archived_at is null and (is_shared or owner_id = platform.actor_id())
            order by lower(name), id limit $1::integer`,
    values: [shownMax],
  })
  return rows.map(viewFromRow)
}

const nameTaken = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'saved_view_name_unique' ? viewErrors.nameTaken(name) : error
}

/** Throws `view.too_many`, `view.name_taken`. */
export async function insertSavedView(
  tx: Tx,
  view: Omit<SavedView, 'isMine' | 'version'>,
): Promise<SavedView> {
  const [row] = await statement<Row>(tx, {
    name: 'save-view',
    text: `insert into search.saved_view (id, name, path, query, is_shared)
           select $1, $2, $3, $4, $5::boolean
            where (select count(*) from search.saved_view where owner_id = platform.actor_id() and archived_at is null) < $6::integer
           returning ${columns}`,
    values: [
      ...[uuidFromId(view.id), view.name, view.path, view.query],
      ...[view.isShared, savedViewLimits.views],
    ],
  }).catch(nameTaken(view.name))
  if (!row) throw viewErrors.tooMany(savedViewLimits.views)
  return viewFromRow(row)
}

async function ownView(tx: Tx, id: SavedViewId): Promise<SavedView> {
  const [row] = await statement<Row>(tx, {
    name: 'own-saved-view',
    text: `select ${columns} from search.saved_view where id = $1 and owner_id = platform.actor_id() and archived_at is null for update`,
    values: [uuidFromId(id)],
  })
  if (!row) throw viewErrors.notFound()
  return viewFromRow(row)
}

/** Throws `view.not_found` for what is another's, `view.changed_meanwhile`, `view.name_taken`. */
export async function updateSavedView(
  tx: Tx,
  id: SavedViewId,
  { name, isShared, version }: ReviseView,
): Promise<SavedView> {
  const before = await ownView(tx, id)
  if (before.version !== version) throw viewErrors.changedMeanwhile()
  await statement(tx, {
    name: 'revise-view',
    text: 'update search.saved_view set name = $2, is_shared = $3, version = $4 where id = $1',
    values: [uuidFromId(id), name, isShared, version + 1],
  }).catch(nameTaken(name))
  return { ...before, name, isShared, version: version + 1 }
}

/** Takes a view out of use; its name is free again. Throws `view.not_found` for what is another's. */
export async function archiveSavedView(tx: Tx, id: SavedViewId): Promise<SavedView> {
  const view = await ownView(tx, id)
  await statement(tx, {
    name: 'discard-view',
    text: 'update search.saved_view set archived_at = $2, version = version + 1 where id = $1',
    values: [uuidFromId(id), tx.now],
  })
  return view
}
