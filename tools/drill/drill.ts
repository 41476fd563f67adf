import type { Drill, Outcome } from './drill-kinds.ts'
import { openDrillHouse } from './drill-house.ts'
import { blackHole, slowDatabase } from './drills/database-away.ts'
import { clockSteps } from './drills/clock-steps.ts'
import { diskFull } from './drills/disk-full.ts'
import { killApi, killPostgres } from './drills/kill.ts'
import { lostReply } from './drills/lost-reply.ts'
import { idempotencyStorm, numberStorm, overAllocation } from './drills/storms.ts'

const drills: readonly Drill[] = [
  killApi,
  killPostgres,
  idempotencyStorm,
  overAllocation,
  numberStorm,
  slowDatabase,
  blackHole,
  diskFull,
  lostReply,
  clockSteps,
]

const args = process.argv.slice(2)
const isWrong = args.includes('--wrong')
const chosen = drills.filter(({ name }) => args.includes('--all') || args.includes(name))

if (chosen.length === 0) {
  const width = Math.max(...drills.map(({ name }) => name.length))
  process.stdout.write(
    'npm run drill -- NAME [NAME …] | --all   [--wrong: on builds that do it wrong]\n\n',
  )
  for (const { name, promise } of drills)
    process.stdout.write(`  ${name.padEnd(width)}  ${promise}\n`)
  process.exit(args.length > 0 ? 2 : 0)
}

let isAsExpected = true
process.stdout.write('| drill | build | measured | verdict |\n| --- | --- | --- | --- |\n')
for (const drill of chosen) {
  const outcome = await outcomeOf(drill)
  const build = isWrong ? `wrong: ${drill.wrong.what}` : 'as it is'
  process.stdout.write(`| ${drill.name} | ${build} | ${outcome.figures} | ${verdict(outcome)} |\n`)
  if (!outcome.isSkipped && faultsOf(outcome).length > 0 !== isWrong) isAsExpected = false
}
process.exit(isAsExpected ? 0 : 1)

type Judged = Outcome & { readonly isSkipped?: boolean }

async function outcomeOf(drill: Drill): Promise<Judged> {
  const wanted = (await drill.house?.()) ?? {}
  if ('cannot' in wanted)
    return { figures: `not here: ${wanted.cannot}`, broken: [], isSkipped: true }
  const house = await openDrillHouse({ ...wanted, wrong: isWrong ? drill.wrong : undefined })
  try {
    return await drill.run(house)
  } catch (error) {
    return { figures: 'ended early', broken: [(error as Error).message] }
  } finally {
    await house.close()
    await drill.after?.()
  }
}

function faultsOf({ broken, late = [] }: Outcome): readonly string[] {
  return [...broken, ...late]
}

function verdict(outcome: Judged): string {
  if (outcome.isSkipped) return 'skipped'
  const faults = faultsOf(outcome)
  return faults.length === 0 ? 'kept' : `BROKEN: ${faults.join('; ')}`
}
