import { searchBooks } from '@smb/api-client'
import type { SearchBooksResponse } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { signedIn } from '../signed-in.ts'

type Hit = SearchBooksResponse['sections'][number]['hits'][number]

const columns = [
  { head: 'Kind', cell: (hit: Hit) => hit.kind },
  { head: 'What', cell: (hit: Hit) => hit.label ?? '' },
  { head: 'More', cell: (hit: Hit) => hit.detail },
  { head: 'Date', cell: (hit: Hit) => hit.date ?? '' },
  {
    head: 'Amount',
    cell: (hit: Hit) => (hit.amount ? `${hit.amount.amount} ${hit.amount.currency}` : ''),
  },
  { head: 'Id', cell: (hit: Hit) => hit.id },
]

const search: Command = {
  words: 'search',
  arguments: ['WORDS'],
  values: {
    'business!': 'slug of the business',
    kinds:
      'only these: invoice, credit_note, payment, customer, item, entry, account; separated by commas',
  },
  summary: 'Find by words, @customer, #number, :account or =amount',
  run: async (input) => {
    const kinds = optional(input, 'kinds')
    const { data } = await searchBooks({
      client: await signedIn(text(input, 'business')),
      query: { q: input.args[0] ?? '', ...(kinds === undefined ? {} : { kinds }) },
      throwOnError: true,
    })
    const hits = data.sections.flatMap((section) => section.hits)
    input.output.table(hits, columns, data)
  },
}

export const searchCommands: readonly Command[] = [search]
