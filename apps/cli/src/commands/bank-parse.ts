import { open } from 'node:fs/promises'
import type {
  StatementFileOptions,
  StatementFileReading,
  StatementFileStatementView,
  StatementFileView,
} from '@smb/core/banking'
import { csvMappingFromJson, readStatementFile, statementFileView } from '@smb/core/banking'
import { currency } from '@smb/core/money'
import type { Command, Input } from '../command.ts'
import { optional } from '../command.ts'
import { Exit, exitCodes } from '../exit.ts'
import type { Output } from '../output.ts'
import { mappingFlags, mappingOf, questionLines } from './bank-mapping.ts'

const fileMib = 256

/** Reads a statement without a server or an account: what the import would read, and what the file leaves open. */
export const bankParse: Command = {
  words: 'bank parse',
  arguments: ['FILE'],
  values: {
    currency: 'the account’s, e.g. KES, where the file does not say it',
    ...mappingFlags,
  },
  summary:
    'Show what is read of a bank statement (CAMT, MT940, OFX, QFX, QIF, XLSX, CSV); works offline',
  run: async (input) => {
    const reading = readStatementFile(await bytesOf(input.args[0] as string), optionsOf(input))
    const refusal = reading.table?.refusal
    if (refusal) throw new Exit(exitCodes.refused, refusal.message)
    const view = statementFileView(reading)
    if (input.output.isJson) input.output.say('', view)
    else show(input.output, view)
    if (!reading.isCurrencyKnown)
      input.output.note('The file does not say its currency. Say it with --currency.')
    assertAnswered(reading)
  },
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > fileMib * 1024 * 1024)
      throw new Exit(exitCodes.refused, `The file is larger than ${fileMib} MiB. Split it.`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function optionsOf(input: Input): StatementFileOptions {
  const code = optional(input, 'currency')
  const mapping = csvMappingFromJson(JSON.stringify(mappingOf(input)))
  return {
    ...(code === undefined ? {} : { currency: currency(code.toUpperCase()) }),
    ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
  }
}

/** A file that can be read in two ways is not read: the questions and how to answer them are the refusal. */
function assertAnswered({ questions }: StatementFileReading): void {
  if (questions.length > 0)
    throw new Exit(exitCodes.refused, questions.flatMap(questionLines).join('\n'))
}

function show(output: Output, { format, statements, leftOut }: StatementFileView): void {
  for (const statement of statements) {
    output.say(headOf(format, statement), statement)
    output.table(
      statement.lines,
      [
        { head: 'Line', cell: ({ line }) => String(line), align: 'right' },
        { head: 'Booked', cell: ({ bookingDate }) => bookingDate },
        { head: 'Value', cell: ({ valueDate }) => valueDate ?? '' },
        { head: 'Amount', cell: ({ amount }) => amount, align: 'right' },
        {
          head: 'Kind',
          cell: ({ status, kind }) => (status === 'pending' ? status : kindOf(kind)),
        },
        { head: 'Reference', cell: ({ reference, bankId }) => reference ?? bankId ?? '' },
        { head: 'Counterparty', cell: ({ counterparty }) => (counterparty ?? '').slice(0, 40) },
        { head: 'Description', cell: ({ description }) => description.slice(0, 80) },
      ],
      statement,
    )
    output.say(`${statement.proof}\n`, statement)
  }
  for (const { line, reason } of leftOut) output.note(`Line ${line} is left out. ${reason}`)
}

const kindOf = (kind: string): string => (kind === 'movement' ? '' : kind)

function headOf(format: string, statement: StatementFileStatementView): string {
  const { account, currency: code, from, to, opening, closing } = statement
  const parts = [
    format.toUpperCase(),
    account,
    code,
    from && to ? `${from} to ${to}` : null,
    opening === null ? null : `opening ${opening}`,
    closing === null ? null : `closing ${closing}`,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
