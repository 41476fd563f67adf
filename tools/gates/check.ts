import { join } from 'node:path'
import { styleText } from 'node:util'
import { gates } from './gates.ts'
import type { Gate } from './gates.ts'
import { MissingToolError, commandPath, runScript } from './run-tool.ts'
import type { ToolRun } from './run-tool.ts'

const atOnce = 2
const usage = `Usage: npm run check [-- --only NAME …]

${gates.map(({ name, red }) => `  ${name.padEnd(12)}red: ${red}`).join('\n')}`

function chosenGates(args: readonly string[]): readonly Gate[] {
  const names = args.filter((arg) => arg !== '--only')
  const isWellFormed = args.every((arg, index) => (arg === '--only') === (index % 2 === 0))
  const chosen = gates.filter(({ name }) => names.includes(name))
  if (isWellFormed && chosen.length === names.length && args.length % 2 === 0)
    return names.length === 0 ? gates : chosen
  console.error(usage)
  process.exit(2)
}

async function run(gate: Gate): Promise<Omit<ToolRun, 'stdout'>> {
  try {
    const { tool } = gate
    const script =
      'script' in tool
        ? join(import.meta.dirname, tool.script)
        : commandPath(tool.package, tool.bin)
    return await runScript(script, gate.args)
  } catch (error) {
    if (error instanceof MissingToolError)
      return { exitCode: 1, output: `COULD NOT RUN. ${error.message}` }
    throw error
  }
}

/** Runs one gate and prints its line, and below it what the tool said if it is red. */
async function passes(gate: Gate): Promise<boolean> {
  const startedAt = performance.now()
  const { exitCode, output } = await run(gate)
  const isGreen = exitCode === 0
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const word = isGreen ? styleText('green', 'ok ') : styleText('red', 'RED')
  console.log(`${word}  ${gate.name.padEnd(12)}${seconds.padStart(6)} s`)
  if (!isGreen) console.log(`     ${gate.red}\n\n${indented(output)}\n`)
  return isGreen
}

function indented(text: string): string {
  return text.trim().replaceAll(/^(?=.)/gm, '     ')
}

async function check(chosen: readonly Gate[]): Promise<number> {
  const waiting = [...chosen]
  const red: string[] = []
  const worker = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift())
      if (!(await passes(gate))) red.push(gate.name)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (red.length === 0) return 0
  console.log(`${red.length} of ${chosen.length} gates are red: ${red.join(', ')}.`)
  return 1
}

process.exitCode = await check(chosenGates(process.argv.slice(2)))
