import {
  connect,
  createBusiness,
  listBusinesses,
  listChartPacks,
  signIn,
  signOut,
} from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import { signedIn } from '../signed-in.ts'
import { forgetSession, storeSession } from '../stored-session.ts'

const signInCommand: Command = {
  words: 'sign-in',
  values: { 'url!': 'address of the API', 'email!': 'your e-mail' },
  switches: { 'password-stdin': 'read the password from standard input' },
  summary: 'Open a session; it is kept under SMB_CONFIG_DIR',
  run: async (input) => {
    if (input.flags['password-stdin'] !== true)
      throw usageError(
        'Give --password-stdin and pipe the password in, so that it stays out of the shell’s history.',
      )
    const url = text(input, 'url').replace(/\/(api\/v1\/?)?$/, '')
    const password = (await standardInput()).replace(/\r?\n$/, '')
    const { data } = await signIn({
      client: connect({ baseUrl: url }),
      body: { email: text(input, 'email'), password },
      throwOnError: true,
    })
    await storeSession({ url, session: data })
    input.output.say(`Signed in to ${url} as ${data.user.name}.`, { url, user: data.user })
  },
}

const signOutCommand: Command = {
  words: 'sign-out',
  summary: 'End the session here and on the server',
  run: async (input) => {
    await signOut({ client: await signedIn(), throwOnError: true })
    await forgetSession()
    input.output.say('Signed out.', { done: true })
  },
}

const businessesCommand: Command = {
  words: 'businesses',
  summary: 'The businesses in which you work',
  run: async (input) => {
    const { data } = await listBusinesses({ client: await signedIn(), throwOnError: true })
    const columns = [
      { head: 'Slug', cell: (one: (typeof data.items)[number]) => one.slug },
      { head: 'Name', cell: (one: (typeof data.items)[number]) => one.name },
      { head: 'Currency', cell: (one: (typeof data.items)[number]) => one.baseCurrency },
      { head: 'You are', cell: (one: (typeof data.items)[number]) => one.role.replace('_', ' ') },
    ]
    input.output.table(data.items, columns, data.items)
  },
}

const chartsCommand: Command = {
  words: 'charts',
  summary: 'The charts of accounts that a business may start with',
  run: async (input) => {
    const { data } = await listChartPacks({ client: await signedIn(), throwOnError: true })
    type Chart = (typeof data.items)[number]
    const columns = [
      { head: 'Id', cell: (one: Chart) => one.id },
      { head: 'Name', cell: (one: Chart) => one.name },
      { head: 'Country', cell: (one: Chart) => one.country ?? 'any' },
      { head: 'Default', cell: (one: Chart) => (one.isDefault ? 'yes' : '') },
      { head: 'Accounts', cell: (one: Chart) => String(one.accounts), align: 'right' as const },
      {
        head: 'Tax',
        cell: (one: Chart) => (one.standardTaxPercent ? `${one.standardTaxPercent} %` : 'your own'),
        align: 'right' as const,
      },
      { head: 'Source of', cell: (one: Chart) => one.source.date },
    ]
    input.output.table(data.items, columns, data.items)
  },
}

const createBusinessCommand: Command = {
  words: 'businesses create',
  values: {
    'name!': 'its name',
    'country!': 'two-letter country code',
    'currency!': 'base currency, ISO 4217',
    'fiscal-year-start': 'month in which the fiscal year begins, 1 to 12',
    'time-zone': 'such as Africa/Nairobi',
    tax: 'percent of sales tax usually charged',
    chart: 'id of the chart of accounts, from smb charts; that of the country where left out',
  },
  summary: 'Open a business; you become its owner',
  run: async (input) => {
    const month = optional(input, 'fiscal-year-start')
    const timeZone = optional(input, 'time-zone')
    const standardTaxPercent = optional(input, 'tax')
    const chartPack = optional(input, 'chart')
    const { data } = await createBusiness({
      client: await signedIn(),
      body: {
        name: text(input, 'name'),
        country: text(input, 'country'),
        baseCurrency: text(input, 'currency'),
        ...(month === undefined ? {} : { fiscalYearStartMonth: Number.parseInt(month, 10) }),
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(standardTaxPercent === undefined ? {} : { standardTaxPercent }),
        ...(chartPack === undefined ? {} : { chartPack }),
      },
      throwOnError: true,
    })
    input.output.say(`${data.name} is open. Use it with --business ${data.slug}`, data)
  },
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export const sessionCommands: readonly Command[] = [
  signInCommand,
  signOutCommand,
  businessesCommand,
  chartsCommand,
  createBusinessCommand,
]
