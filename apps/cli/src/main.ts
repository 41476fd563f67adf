import { ApiProblem } from '@smb/api-client'
import { AppError } from '@smb/core/errors'
import type { Command } from './command.ts'
import { readInput, usageOf } from './command.ts'
import { commands } from './commands/index.ts'
import { Exit, exitCodes } from './exit.ts'
import { createOutput } from './output.ts'

const argv = process.argv.slice(2)

function help(): string {
  const width = Math.max(...commands.map((command) => command.words.length))
  const lines = commands.map((command) => `  ${command.words.padEnd(width)}  ${command.summary}`)
  const codes =
    'Exit codes: 0 done, 1 refused, 2 wrong command line, 3 not signed in, 4 server does not answer, 5 file cannot be read or written'
  return `Usage: smb COMMAND [flags]\n\n${lines.join('\n')}\n\nsmb COMMAND --help tells a command's flags. --json prints figures as decimal strings.\n${codes}\n`
}

/** The longest command whose words begin the line; `invoices list` is `invoice list` too. */
function find(): { command: Command; rest: string[] } | undefined {
  const [first = '', ...others] = argv
  const singular = [first.replace(/^(invoice|payment|customer|report)s$/, '$1'), ...others]
  const ranked = [...commands].sort((a, b) => b.words.length - a.words.length)
  for (const words of [argv, singular]) {
    const command = ranked.find((one) =>
      one.words.split(' ').every((word, position) => words[position] === word),
    )
    if (command) return { command, rest: words.slice(command.words.split(' ').length) }
  }
  return undefined
}

function fail(error: unknown, isJson: boolean): number {
  const message = (error as Error).message
  if (error instanceof ApiProblem) {
    const { problem } = error
    const issues = problem.issues
      .filter((issue) => issue.path.length > 0)
      .map((issue) => `\n  ${issue.path.join('.')}: ${issue.message}`)
    process.stderr.write(
      isJson
        ? `${JSON.stringify(problem)}\n`
        : `${problem.detail}${issues.join('')}\n(${problem.code}, request ${problem.requestId})\n`,
    )
    if (error.status === 401) return exitCodes.notSignedIn
    return error.status === 0 || error.status === 503 ? exitCodes.unreachable : exitCodes.refused
  }
  if (error instanceof AppError) {
    process.stderr.write(`${message}\n`)
    return exitCodes.refused
  }
  if (error instanceof Exit) {
    process.stderr.write(`${message}\n`)
    return error.code
  }
  const { code } = error as NodeJS.ErrnoException
  if (code && /^E[A-Z]+$/.test(code)) {
    process.stderr.write(`${message}\n`)
    return exitCodes.file
  }
  throw error
}

async function main(): Promise<number> {
  const found = find()
  if (!found) {
    const isHelp = argv.length === 0 || argv.includes('--help')
    ;(isHelp ? process.stdout : process.stderr).write(
      isHelp ? help() : `There is no command “${argv.join(' ')}”.\n\n${help()}`,
    )
    return isHelp ? exitCodes.ok : exitCodes.usage
  }
  if (argv.includes('--help')) {
    const flags = Object.entries({ ...found.command.values, ...found.command.switches }).map(
      ([flag, meaning]) => `  --${flag.replace('!', '')}  ${meaning}`,
    )
    process.stdout.write(
      `${found.command.summary}\n${[usageOf(found.command), ...flags].join('\n')}\n`,
    )
    return exitCodes.ok
  }
  const isJson = argv.includes('--json')
  try {
    await found.command.run({
      ...readInput(found.command, found.rest),
      output: createOutput(isJson),
    })
    return exitCodes.ok
  } catch (error) {
    return fail(error, isJson)
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader went away (`smb export … | head`): nothing is left to say.
  if (error.code === 'EPIPE') process.exit(exitCodes.ok)
})
process.exitCode = await main()
