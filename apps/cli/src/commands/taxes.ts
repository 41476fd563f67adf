import {
  addTaxRate,
  createTaxCode,
  getTaxCode,
  getTaxPolicy,
  listTaxCodes,
  reviseTaxPolicy,
} from '@smb/api-client'
import type { BusinessTaxCode, CreateTaxCodeData, TaxPolicy } from '@smb/api-client'
import { taxKinds, taxRoundings } from '@smb/core/tax'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import type { Column } from '../output.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

const columns: Column<BusinessTaxCode>[] = [
  { head: 'Code', cell: ({ code }) => code },
  { head: 'Name', cell: ({ name }) => name },
  { head: 'Kind', cell: ({ kind }) => kind.replace('_', ' ') },
  {
    head: 'Rates',
    cell: ({ components }) =>
      components
        .map(
          ({ name, rates, isCompound }) =>
            `${name} ${rates.at(-1)?.ratePercent ?? ''} %${isCompound ? ' on top' : ''}`,
        )
        .join(' + '),
  },
  { head: 'Usual', cell: ({ isDefault }) => (isDefault ? 'yes' : '') },
  { head: 'Id', cell: ({ id }) => id },
]

const list: Command = {
  words: 'tax-code list',
  values: business,
  summary: 'The tax codes of the business, with their latest rates',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data } = await listTaxCodes({ client, throwOnError: true })
    input.output.table(data.items, columns, data)
  },
}

type Component = CreateTaxCodeData['body']['components'][number]

/** `VAT=16`, `WHT=5`: a name and its rate. */
function componentOf(pair: string, from: string, isWithheld: boolean): Component {
  const [name, ratePercent] = pair.split('=')
  if (!name || !ratePercent) throw usageError(`“${pair}” is not NAME=RATE.`)
  const accountRole = isWithheld ? 'withholding_receivable' : 'output_tax'
  return { name, accountRole, rates: [{ ratePercent, validFrom: from }] }
}

const create: Command = {
  words: 'tax-code create',
  values: {
    ...business,
    'code!': 'a short code, given once',
    'name!': 'what it is called',
    kind: `${taxKinds.join(', ')}; standard if left out`,
    rate: 'NAME=RATE of each tax in order, separated by commas: VAT=16',
    from: 'day from which the rates hold; for ever if left out',
  },
  switches: { compound: 'each tax but the first is charged on those before it as well' },
  summary: 'Add a tax code',
  run: async (input) => {
    const wanted = optional(input, 'kind') ?? 'standard'
    const kind = taxKinds.find((each) => each === wanted)
    if (!kind) throw usageError(`“${wanted}” is no kind. Write one of ${taxKinds.join(', ')}.`)
    const from = optional(input, 'from') ?? '1900-01-01'
    const pairs = optional(input, 'rate')?.split(',') ?? []
    const { data } = await createTaxCode({
      client: await signedIn(text(input, 'business')),
      body: {
        ...{ code: text(input, 'code'), name: text(input, 'name'), kind },
        components: pairs.map((pair, at) => ({
          ...componentOf(pair, from, kind === 'withholding'),
          isCompound: at > 0 && input.flags['compound'] === true,
        })),
      },
      throwOnError: true,
    })
    input.output.say(`${data.code} is ${data.id}`, data)
  },
}

const addRate: Command = {
  words: 'tax-code rate',
  arguments: ['TAX-CODE'],
  values: {
    ...business,
    'rate!': 'the rate in percent',
    'from!': 'day from which it holds',
    component: 'which tax of the code, counted from 1; the first if left out',
  },
  summary: 'Add a rate that holds from a day on; issued documents keep theirs',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: input.args[0] as string }
    const { data: before } = await getTaxCode({ client, path, throwOnError: true })
    const component = Number.parseInt(optional(input, 'component') ?? '1', 10) - 1
    const { data } = await addTaxRate({
      client,
      path,
      body: {
        ...{ component, version: before.version },
        ...{ ratePercent: text(input, 'rate'), validFrom: text(input, 'from') },
      },
      throwOnError: true,
    })
    input.output.say(`${data.code} has another rate from ${text(input, 'from')}`, data)
  },
}

const policyWords = ({ pricesIncludeTax, taxRounding }: TaxPolicy): string =>
  `Prices ${pricesIncludeTax ? 'include' : 'exclude'} tax; tax is rounded ${taxRounding === 'per_line' ? 'on every line' : 'once per document'}`

const policy: Command = {
  words: 'tax-policy',
  values: { ...business, rounding: taxRoundings.join(' or '), prices: 'include or exclude' },
  summary: 'What new invoices start from; with a flag, changes it',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data: before } = await getTaxPolicy({ client, throwOnError: true })
    const [rounding, prices] = [optional(input, 'rounding'), optional(input, 'prices')]
    if (rounding === undefined && prices === undefined)
      return input.output.say(policyWords(before), before)
    const taxRounding = taxRoundings.find((each) => each === (rounding ?? before.taxRounding))
    if (!taxRounding) throw usageError(`--rounding is ${taxRoundings.join(' or ')}.`)
    if (prices !== undefined && !/^(in|ex)clude$/.test(prices))
      throw usageError('--prices is include or exclude.')
    const pricesIncludeTax = prices ? prices === 'include' : before.pricesIncludeTax
    const body = { taxRounding, pricesIncludeTax, version: before.version }
    const { data } = await reviseTaxPolicy({ client, body, throwOnError: true })
    input.output.say(policyWords(data), data)
  },
}

export const taxCommands: readonly Command[] = [list, create, addRate, policy]
