import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../tools/gates/gates.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const modules = readdirSync(join(root, 'modules')).sort()
const schema = read('db/schema.generated.sql')

/** What stands between backticks, without the name of its schema or its parameters. */
const namedIn = (text: string) =>
  new Set([...text.matchAll(/`\/?(?:\w+\.)?(\w+)[^`]*`/g)].map(([, name = '']) => name))

/** The functions that a module's front door offers, besides the module itself. */
async function frontDoor(module: string): Promise<string[]> {
  const door = (await import(`@smb/${module}`)) as Record<string, unknown>
  return Object.keys(door).filter((name) => name !== module)
}

describe.each(modules)('the README of %s', (module) => {
  const text = read(`modules/${module}/README.md`)
  const after = (heading: RegExp) => text.split(heading)[1]?.split(/\n\n/)[0] ?? ''

  test('names every table of the module', () => {
    const tables = [...schema.matchAll(new RegExp(`^create table ${module}\\.(\\w+)`, 'gm'))]
    const named = namedIn(text.split('**Tables**')[1] ?? '')
    expect(tables.map(([, table = '']) => table).filter((table) => !named.has(table))).toEqual([])
  })

  test('names what other modules may call, and nothing else', async () => {
    const offered = await frontDoor(module)
    const named = namedIn(after(/\*\*Front door\*\*/))
    expect([...named].toSorted()).toEqual(offered.toSorted())
  })
})

test('the README of core names every area', () => {
  const areas = readdirSync(join(root, 'core/src'), { withFileTypes: true })
  const folders = areas.filter((each) => each.isDirectory()).map(({ name }) => name)
  const named = namedIn(read('core/README.md'))
  expect(folders.filter((name) => !named.has(name))).toEqual([])
})

test('the README of platform names every entrance', () => {
  const { exports } = JSON.parse(read('platform/package.json')) as { exports: object }
  const entrances = Object.keys(exports).map((name) => name.replace('./', ''))
  const named = namedIn(read('platform/README.md'))
  expect(entrances.filter((name) => !named.has(name))).toEqual([])
})

test('ARCHITECTURE.md gives every module its tier, and every folder its line', () => {
  const text = read('ARCHITECTURE.md')
  const tiers = JSON.parse(read('tools/tiers.json')) as string[][]
  const told = [...text.matchAll(/^\| (\d+) \| ([a-z, ]+) \|/gm)].map(([, tier, names = '']) => [
    Number(tier),
    names.split(', '),
  ])
  expect(told).toEqual(tiers.map((names, tier) => [tier, names]))
  const folders = globSync('*/', { cwd: root, exclude: ['node_modules'] }).map(
    (path) => `${path.replace(/\/$/, '')}/`,
  )
  const missing = folders.filter((name) => !name.startsWith('.') && !text.includes(`\n${name} `))
  expect(missing).toEqual([])
})
