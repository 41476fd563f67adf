import { idFromUuid } from '@smb/core/ids'
import type { IdPrefix } from '@smb/core/ids'
import type { Operation, Schema } from './operations.ts'
import type { Random } from './random.ts'
import type { Stock } from './stock.ts'

/** What the ids in a path are of, by the word before them. */
const ofPath: Readonly<Record<string, IdPrefix>> = {
  people: 'mem',
  accounts: 'acc',
  'journal-entries': 'je',
  'journal-templates': 'jte',
  'tax-codes': 'tax',
  customers: 'cus',
  items: 'itm',
  invoices: 'inv',
  'credit-notes': 'crn',
  'payments-received': 'pay',
  allocations: 'alo',
  refunds: 'rfd',
  'write-offs': 'wof',
  'bank-accounts': 'ban',
  'statement-imports': 'imp',
  'statement-lines': 'stl',
  'saved-views': 'viw',
  'opening-balances': 'opn',
}

/** What the ids in bodies and queries are of, by the end of their name. */
const ofName: readonly (readonly [RegExp, IdPrefix])[] = [
  [/(^a|A)ccountIds?$|^parentId$/, 'acc'],
  [/taxCodeIds?$/, 'tax'],
  [/customerId$/, 'cus'],
  [/itemIds?$/, 'itm'],
  [/invoiceIds?$/, 'inv'],
  [/invoiceLineId$/, 'inl'],
  [/allocationId$/, 'alo'],
  [/paymentId$/, 'pay'],
  [/creditNoteId$/, 'crn'],
  [/importId$/, 'imp'],
]

/** Makes requests that are plausible: real ids, readable dates and amounts. Many are accepted. */
export type Sampler = {
  readonly random: Random
  readonly stock: Stock
}

export const prefixOf = (operation: Operation): IdPrefix | undefined => {
  const [resource = ''] = operation.path.split('/').slice(1)
  return ofPath[resource]
}

const anId = ({ stock, random }: Sampler, prefix: IdPrefix): string => {
  const known = stock.get(prefix) ?? []
  return known.length > 0 ? random.of(known) : freshId(random, prefix)
}

export function freshId(random: Random, prefix: IdPrefix): string {
  const hex = Array.from({ length: 8 }, () => random.below(65_536).toString(16).padStart(4, '0'))
  const uuid = hex.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-7$3-8$4-$5')
  return idFromUuid(prefix, uuid)
}

/** The path with its parameters filled in. */
export function samplePath(sampler: Sampler, operation: Operation): string {
  const prefix = prefixOf(operation)
  return operation.path.replaceAll(/\{\w+\}/g, () => (prefix ? anId(sampler, prefix) : 'x'))
}

export function sampleQuery(sampler: Sampler, operation: Operation): Record<string, string> {
  const wanted = operation.parameters.filter(
    (parameter) =>
      parameter.in === 'query' && (parameter.required || sampler.random.below(3) === 0),
  )
  return Object.fromEntries(
    wanted.map(({ name, schema }) => [name, String(sampleOf(sampler, schema, name))]),
  )
}

/** Something that the schema takes, with ids of the business where the name tells of what. */
export function sampleOf(sampler: Sampler, schema: Schema, name = '', prefix?: IdPrefix): unknown {
  const { random } = sampler
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.of(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sampleOf(sampler, random.of(choices), name, prefix)
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  switch (random.of(types)) {
    case 'object':
      return sampleObject(sampler, schema, prefix)
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, 1 + random.below(2)) }, () =>
        sampleOf(sampler, schema.items ?? {}, name),
      )
    case 'boolean':
      return random.below(2) === 0
    case 'integer':
    case 'number':
      return name === 'version' ? 1 + random.below(3) : 1 + random.below(12)
    case 'null':
      return null
    default:
      return sampleText(sampler, schema, name, prefix)
  }
}

function sampleObject(sampler: Sampler, schema: Schema, prefix?: IdPrefix): object {
  const required = new Set(schema.required ?? [])
  const own = Object.entries(schema.properties ?? {}).filter(
    ([name]) => required.has(name) || (name !== 'id' && sampler.random.below(2) === 0),
  )
  return Object.fromEntries(
    own.map(([name, inner]) => [name, sampleOf(sampler, inner, name, prefix)]),
  )
}

const dates = ['2026-06-30', '2026-06-15', '2026-06-20', '2026-07-15']
const words = ['Design', 'Café Zoë', 'Rent', 'a', 'Ẹgbẹ́ ọmọ', '株式会社']

function sampleText(sampler: Sampler, schema: Schema, name: string, prefix?: IdPrefix): string {
  const { random } = sampler
  if (name === 'id' && prefix) return freshId(random, prefix)
  const known = ofName.find(([ends]) => ends.test(name))
  if (known) return anId(sampler, known[1])
  if (/currency/i.test(name)) return random.of(['EUR', 'EUR', 'EUR', 'USD', 'JPY'])
  if (name === 'lockDate') return '2020-12-31'
  if (/date|from$|to$|From$|To$|asOf|On$/i.test(name)) return random.of(dates)
  if (/email/i.test(name)) return 'person@example.com'
  if (/country/i.test(name)) return 'KE'
  if (schema.pattern) return random.of(['1', '2.5', '10.00', '40', '0.5'])
  return random.of(words)
}
