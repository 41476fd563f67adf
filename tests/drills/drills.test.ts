import { expect, test } from 'vitest'
import type { Drill } from '../../tools/drill/drill-kinds.ts'
import { openDrillHouse } from '../../tools/drill/drill-house.ts'
import { blackHole } from '../../tools/drill/drills/database-away.ts'
import { killApi, killPostgres } from '../../tools/drill/drills/kill.ts'

const broken = async (drill: Drill): Promise<readonly string[]> => {
  const house = await openDrillHouse()
  try {
    const outcome = await drill.run(house, 2)
    console.info(`${drill.name}: ${outcome.figures}`)
    return outcome.broken
  } finally {
    await house.close()
  }
}

test.each([killApi, killPostgres, blackHole])(
  '$name: $promise',
  { timeout: 240_000 },
  async (drill) => {
    expect(await broken(drill)).toEqual([])
  },
)
