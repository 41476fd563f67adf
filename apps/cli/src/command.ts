import { parseArgs } from 'node:util'
import type { Output } from './output.ts'
import { usageError } from './exit.ts'

export type Flags = Readonly<Record<string, string | boolean | undefined>>

/** One command as people type it: `words` choose it, `usage` explains it, `run` does it. */
export type Command = {
  readonly words: string
  /** Positional arguments, e.g. `FILE.jsonl`. */
  readonly arguments?: readonly string[]
  /** Flags that take a value, each with what it means. Names that end in `!` are required. */
  readonly values?: Readonly<Record<string, string>>
  /** Flags without a value. */
  readonly switches?: Readonly<Record<string, string>>
  readonly summary: string
  readonly run: (input: Input) => Promise<void>
}
export type Input = {
  readonly flags: Flags
  readonly args: readonly string[]
  readonly output: Output
}

const nameOf = (flag: string): string => flag.replace(/!$/, '')

/** Reads what follows the command's words. Throws a usage error that names what is wrong. */
export function readInput(command: Command, argv: readonly string[]): Omit<Input, 'output'> {
  const values = Object.keys(command.values ?? {})
  const options = {
    ...Object.fromEntries(values.map((flag) => [nameOf(flag), { type: 'string' as const }])),
    ...Object.fromEntries(
      Object.keys(command.switches ?? {}).map((flag) => [flag, { type: 'boolean' as const }]),
    ),
    json: { type: 'boolean' as const },
  }
  const { values: flags, positionals } = parsed(argv, options)
  const missing = values.find((flag) => flag.endsWith('!') && flags[nameOf(flag)] === undefined)
  if (missing) throw usageError(`--${nameOf(missing)} is missing. ${usageOf(command)}`)
  const wanted = command.arguments ?? []
  const required = wanted.filter((name) => !name.startsWith('['))
  if (positionals.length < required.length)
    throw usageError(`${required[positionals.length]} is missing. ${usageOf(command)}`)
  if (positionals.length > wanted.length)
    throw usageError(`“${positionals[wanted.length]}” is too much. ${usageOf(command)}`)
  return { flags: flags, args: positionals }
}

function parsed(argv: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageError((error as Error).message)
  }
}

/** `Usage: smb report trial-balance --business SLUG …`. */
export function usageOf(command: Command): string {
  const flags = Object.keys(command.values ?? {}).map((flag) => {
    const text = `--${nameOf(flag)} ${nameOf(flag).toUpperCase().replaceAll('-', '_')}`
    return flag.endsWith('!') ? text : `[${text}]`
  })
  const switches = Object.keys(command.switches ?? {}).map((flag) => `[--${flag}]`)
  return `Usage: smb ${[command.words, ...(command.arguments ?? []), ...flags, ...switches, '[--json]'].join(' ')}`
}

/** The flag's text, which the command declares as required. */
export function text(input: Pick<Input, 'flags'>, flag: string): string {
  return String(input.flags[flag] ?? '')
}

/** The flag's text where it was given. */
export function optional(input: Pick<Input, 'flags'>, flag: string): string | undefined {
  const value = input.flags[flag]
  return typeof value === 'string' ? value : undefined
}
