import { discardView, listSavedViews } from '@smb/api-client'
import type { SavedView } from '@smb/api-client'
import type { Command } from '../command.ts'
import { text } from '../command.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

const columns = [
  { head: 'Name', cell: (one: SavedView) => one.name },
  { head: 'Page', cell: (one: SavedView) => one.path },
  { head: 'Choices', cell: (one: SavedView) => one.query },
  { head: 'Of', cell: (one: SavedView) => (one.isMine ? 'you' : 'the business') },
  { head: 'Shared', cell: (one: SavedView) => (one.isShared ? 'yes' : '') },
  { head: 'Id', cell: (one: SavedView) => one.id },
]

const list: Command = {
  words: 'view list',
  values: business,
  summary: 'Your saved views, and those that others share with the business, by name',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { items } = (await listSavedViews({ client, throwOnError: true })).data
    input.output.table(items, columns, items)
  },
}

const remove: Command = {
  words: 'view remove',
  arguments: ['VIEW'],
  values: business,
  summary: 'Take a view of yours out of use',
  run: async (input) => {
    const { data } = await discardView({
      client: await signedIn(text(input, 'business')),
      path: { id: input.args[0] as string },
      throwOnError: true,
    })
    input.output.say(`Removed “${data.name}”`, data)
  },
}

export const savedViewCommands: readonly Command[] = [list, remove]
