import { getPaperSettings, revisePaperSettings } from '@smb/api-client'
import type { PaperSettings } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

const wordsOf = ({ paymentTermsDays, language, accent, note, footer }: PaperSettings): string =>
  [
    `Terms     ${paymentTermsDays} days`,
    `Language  ${language}`,
    `Colour    ${accent || 'black'}`,
    `Note      ${note || '–'}`,
    `Footer    ${footer || '–'}`,
  ].join('\n')

const papers: Command = {
  words: 'papers',
  values: {
    ...business,
    terms: 'days to pay, of new customers',
    language: 'en or fr',
    colour: 'of titles and lines: #1d4ed8',
    note: 'on new invoices',
    footer: 'on every page',
  },
  summary: 'How papers look from now on; with a flag, changes it',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data: before } = await getPaperSettings({ client, throwOnError: true })
    const language = optional(input, 'language') ?? before.language
    if (language !== 'en' && language !== 'fr') throw usageError('--language is en or fr.')
    const given = ['terms', 'language', 'colour', 'note', 'footer'] as const
    if (given.every((flag) => optional(input, flag) === undefined))
      return input.output.say(wordsOf(before), before)
    const terms = optional(input, 'terms')
    const { data } = await revisePaperSettings({
      client,
      body: {
        paymentTermsDays:
          terms === undefined ? before.paymentTermsDays : Number.parseInt(terms, 10),
        note: optional(input, 'note') ?? before.note,
        footer: optional(input, 'footer') ?? before.footer,
        accent: optional(input, 'colour') ?? before.accent,
        ...{ language, version: before.version },
      },
      throwOnError: true,
    })
    input.output.say(wordsOf(data), data)
  },
}

export const paperSettingsCommands: readonly Command[] = [papers]
