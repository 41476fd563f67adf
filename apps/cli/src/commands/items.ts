import { createItem, listItems } from '@smb/api-client'
import type { ImportItemsResponse, Item } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { everyPage } from '../pages.ts'
import { signedIn } from '../signed-in.ts'
import { upload } from '../upload.ts'

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

type Row = ImportItemsResponse['rows'][number]
const outcomeOf = ({ outcome, changes, message }: Row): string =>
  message ??
  [outcome, ...changes.map(({ field, from, to }) => `${field}: ${from || '–'} → ${to}`)].join(' ')

const rowColumns = [
  { head: 'Line', cell: (row: Row) => String(row.line), align: 'right' as const },
  { head: 'Code', cell: (row: Row) => row.code },
  { head: 'Name', cell: (row: Row) => row.name },
  { head: 'Price', cell: (row: Row) => row.price, align: 'right' as const },
  { head: 'What happens', cell: outcomeOf },
]

const importOfItems: Command = {
  words: 'item import',
  arguments: ['FILE.csv'],
  values: { ...business, decimals: 'which mark parts decimals, where asked: point or comma' },
  switches: { preview: 'say line by line what would happen and change nothing' },
  summary:
    'Import products and services with the columns code, name, description, price, unit, account and tax, all or nothing; the same file again changes nothing',
  run: async (input) => {
    const isPreview = input.flags['preview'] === true
    const decimalMark = optional(input, 'decimals')
    const query = new URLSearchParams({
      preview: String(isPreview),
      ...(decimalMark === undefined ? {} : { decimalMark }),
    })
    const made = await upload<ImportItemsResponse>(`/items/import?${query.toString()}`, {
      file: input.args[0] as string,
      head: '',
      contentType: 'text/csv',
      business: text(input, 'business'),
      output: input.output,
    })
    const sum = `${isPreview ? 'Would add' : 'Added'}: ${made.new}, ${isPreview ? 'change' : 'changed'}: ${made.changed}, as they are: ${made.unchanged}, not fitting: ${made.faulty}`
    if (!isPreview) return input.output.say(sum, made)
    input.output.table(made.rows, rowColumns, made)
    input.output.note(
      made.question ? `${made.question.words} Say --decimals point or --decimals comma.` : sum,
    )
  },
}

export const itemCommands: readonly Command[] = [listOfItems, newItem, importOfItems]
