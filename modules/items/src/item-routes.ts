import { z } from 'zod'
import { pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import {
  CreateItemBody,
  ItemView,
  ListItemsQuery,
  MatchItemsBody,
  ReviseItemBody,
  itemView,
} from '@smb/core/items'
import { routes } from '@smb/platform/http'
import { archiveItem, createItem, restoreItem, reviseItem } from './change-item.ts'
import { listItems } from './item-queries.ts'
import { getItem, matchItems } from './item-repository.ts'

const ItemParams = z.object({ id: idWire('itm') })
const VersionBody = z.strictObject({ version: z.number().int().min(1) })

export const itemRoutes = routes('Products and services', (api) => {
  api.query('/items', {
    operationId: 'listItems',
    summary: 'Products and services by name',
    permission: 'item:read',
    query: ListItemsQuery,
    answer: pageOf(ItemView),
    run: (tx, { query }) => listItems(tx, query),
    view: ({ items, nextCursor }) => ({ items: items.map(itemView), nextCursor }),
  })
  api.query('/items/:id', {
    operationId: 'getItem',
    summary: 'One product or service',
    permission: 'item:read',
    params: ItemParams,
    answer: ItemView,
    run: (tx, { params }) => getItem(tx, params.id),
    view: itemView,
  })
  api.command('POST', '/items/match', {
    operationId: 'matchItems',
    summary: 'The products and services in use that are called as these texts say, by code or name',
    permission: 'item:read',
    body: MatchItemsBody,
    answer: z.object({ items: z.array(ItemView) }),
    run: (tx, { body }) => matchItems(tx, body.texts),
    view: (items) => ({ items: items.map(itemView) }),
  })
  api.command('POST', '/items', {
    operationId: 'createItem',
    summary: 'Add a product or service',
    permission: 'item:write',
    body: CreateItemBody,
    answer: ItemView,
    status: 201,
    run: (tx, { body }) => createItem(tx, body),
    view: itemView,
  })
  api.command('PUT', '/items/:id', {
    operationId: 'reviseItem',
    summary: 'Change a product or service; what is left out stays',
    permission: 'item:write',
    params: ItemParams,
    body: ReviseItemBody,
    answer: ItemView,
    run: (tx, { params, body }) => reviseItem(tx, params.id, body),
    view: itemView,
  })
  api.command('POST', '/items/:id/archive', {
    operationId: 'archiveItem',
    summary: 'Take a product or service out of choice',
    permission: 'item:write',
    params: ItemParams,
    body: VersionBody,
    answer: ItemView,
    run: (tx, { params, body }) => archiveItem(tx, params.id, body.version),
    view: itemView,
  })
  api.command('POST', '/items/:id/restore', {
    operationId: 'restoreItem',
    summary: 'Take an archived product or service back into choice',
    permission: 'item:write',
    params: ItemParams,
    body: VersionBody,
    answer: ItemView,
    run: (tx, { params, body }) => restoreItem(tx, params.id, body.version),
    view: itemView,
  })
})
