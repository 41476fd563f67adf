import { createItem, listItems } from '@smb/api-client'
import type { Item } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { everyPage } from '../pages.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

const columns = [
  { head: 'Code', cell: (one: Item) => one.code },
  { head: 'Name', cell: (one: Item) => one.name },
  { head: 'Price', cell: (one: Item) => one.unitPrice ?? '', align: 'right' as const },
  { head: '', cell: (one: Item) => (one.unitPrice === null ? '' : one.currency) },
  { head: 'Unit', cell: (one: Item) => one.unit },
  { head: 'Id', cell: (one: Item) => one.id },
]

const listOfItems: Command = {
  words: 'item list',
  values: { ...business, search: 'a part of code or name', limit: 'rows at most' },
  summary: 'Products and services by name',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const q = optional(input, 'search')
    const filter = q === undefined ? {} : { q }
    const items = await everyPage(
      optional(input, 'limit'),
      async (page) =>
        (await listItems({ client, query: { ...filter, ...page }, throwOnError: true })).data,
    )
    input.output.table(items, columns, items)
  },
}

const newItem: Command = {
  words: 'item create',
  values: {
    ...business,
    'name!': 'what it is called',
    code: 'a code of your own, given once',
    price: 'price per unit',
    currency: 'what the price is in',
    unit: 'what is counted: hour, kg',
    description: 'what a line prints, where it is not the name',
    account: 'id of the income account',
    tax: 'ids of its tax codes, separated by commas',
  },
  summary: 'Add a product or service',
  run: async (input) => {
    const given = {
      code: optional(input, 'code'),
      unitPrice: optional(input, 'price'),
      currency: optional(input, 'currency'),
      unit: optional(input, 'unit'),
      description: optional(input, 'description'),
      incomeAccountId: optional(input, 'account'),
      taxCodeIds: optional(input, 'tax')?.split(','),
    }
    const known = Object.entries(given).filter(([, value]) => value !== undefined)
    const { data } = await createItem({
      client: await signedIn(text(input, 'business')),
      body: { name: text(input, 'name'), ...Object.fromEntries(known) },
      throwOnError: true,
    })
    input.output.say(`${data.name} is ${data.id}`, data)
  },
}

export const itemCommands: readonly Command[] = [listOfItems, newItem]
