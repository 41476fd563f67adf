import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../tools/gates/gates.ts'
import { commandPath, runScript } from '../../tools/gates/run-tool.ts'
import { allowedImports, leaves, plantedImports, wayBack } from './planted-imports.ts'
import type { PlantedTree } from './planted-tree.ts'
import { plantTree } from './planted-tree.ts'

const require = createRequire(import.meta.url)
const { forbidden } = require('../../tools/boundaries.cjs') as { forbidden: { name: string }[] }
const tiers = require('../../tools/tiers.json') as string[][]

type Violation = { from: string; to: string; rule: { name: string } }

/** Every edge that a rule reports. */
async function violationsIn(folder: string, ...parts: string[]): Promise<Violation[]> {
  const { stdout } = await runScript(
    commandPath('dependency-cruiser', 'depcruise'),
    ['--config', join(root, 'tools/boundaries.cjs'), '--output-type', 'baseline', ...parts],
    { cwd: folder },
  )
  return JSON.parse(stdout) as Violation[]
}

const importOf = ({ imports }: { imports: string }) => `import '${imports}'\n`

describe('a planted violation', () => {
  let tree: PlantedTree
  let found: Violation[]

  beforeAll(async () => {
    const planted = [...plantedImports, ...allowedImports, wayBack]
    tree = await plantTree({
      ...Object.fromEntries(leaves.map((path) => [path, 'export {}\n'])),
      ...Object.fromEntries(planted.map((plant) => [plant.file, importOf(plant)])),
    })
    found = await violationsIn(tree.folder, 'core', 'platform', 'modules', 'apps', 'packages')
  })
  afterAll(() => tree.remove())

  test.each(plantedImports)('$rule reports $file importing $imports', ({ file, rule }) => {
    expect(found.filter(({ from }) => from === file).map((each) => each.rule.name)).toEqual([rule])
  })

  test.each(allowedImports)('$file may import $imports', ({ file }) => {
    expect(found.filter(({ from }) => from === file)).toEqual([])
  })

  test('is planted for every rule', () => {
    const planted = new Set(plantedImports.map(({ rule }) => rule))
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([])
  })
})

test('every module has a tier, and every tier a module', async () => {
  const modules = (await readdir(join(root, 'modules'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  expect(tiers.flat().toSorted()).toEqual(modules.toSorted())
})

test('every core area has a place', async () => {
  const folders = await readdir(join(root, 'core/src'))
  const alphabet = ['api', 'errors', 'ids', 'money', 'time']
  const placed = forbidden.flatMap(({ name }) => (/^area:(.*)/.exec(name) ?? []).slice(1))
  expect([...alphabet, ...placed].toSorted()).toEqual(folders.toSorted())
})

test('the house itself breaks no rule', { timeout: 120_000 }, async () => {
  const parts = ['core', 'platform', 'modules', 'apps', 'packages', 'tests', 'tools']
  const found = await violationsIn(root, ...parts)
  expect(found.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})
