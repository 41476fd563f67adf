import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../tools/gates/gates.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const found = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', 'fixtures/**'] }).sort()

const packages = found('{core,platform,modules/*,apps/*,packages/*}/package.json').map(dirname)
const pages = [...found('*.md'), ...found('{docs,changes}/**/*.md'), ...found('*/{*/,}README.md')]

/** Links of a page that lead nowhere. */
function brokenLinks(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(root, dirname(page), target)))
}

describe('a package', () => {
  test.each(packages)('%s has a README of at most 80 lines', (folder) => {
    const lines = read(`${folder}/README.md`).split('\n')
    expect(lines.length).toBeLessThanOrEqual(80)
  })

  test.each(packages.filter((folder) => folder.startsWith('modules/')))(
    '%s says what it owns, its words, laws, events, postings and tables',
    (folder) => {
      const headings = [...read(`${folder}/README.md`).matchAll(/\*\*(\w+)\*\*/g)].map(
        ([, heading]) => heading,
      )
      expect(headings).toEqual(
        expect.arrayContaining(['Owns', 'Words', 'Laws', 'Events', 'Postings', 'Tables']),
      )
    },
  )
})

describe('a page', () => {
  test.each(pages)('%s links to what exists', (page) => {
    expect(brokenLinks(page, read(page))).toEqual([])
  })

  test('with a broken link is seen', () => {
    expect(
      brokenLinks('README.md', 'see [this](docs/no-such-page.md) and [that](LICENSE)'),
    ).toEqual(['docs/no-such-page.md'])
  })

  test('names tables that exist', () => {
    const schema = read('db/schema.generated.sql')
    for (const folder of packages.filter((each) => each.startsWith('modules/'))) {
      const section = read(`${folder}/README.md`).split('**Tables**')[1] ?? ''
      for (const [, name] of section.matchAll(/`([a-z]+\.[a-z_]+)`/g))
        expect(schema, `${folder}/README.md names ${name}`).toContain(` ${name ?? ''}`)
    }
  })
})

test('every decision has its parts, and stands in the index', () => {
  const index = read('docs/adr/README.md')
  const decisions = found('docs/adr/[0-9]*.md')
  expect(decisions.length).toBeGreaterThan(20)
  for (const path of decisions) {
    const headings = [...read(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings, path).toEqual(['Context', 'Options', 'Decision', 'Consequences'])
    expect(read(path), path).toMatch(/^# \d{4} .+\n\n- Date: \d{4}-\d\d-\d\d\n- Status: \w+/)
    expect(index).toContain(`(${path.slice('docs/adr/'.length)})`)
  }
})

test('every note of a change says area, kind and a sentence', () => {
  const notes = found('changes/*.md').filter((path) => !path.endsWith('README.md'))
  for (const path of notes)
    expect(read(path), path).toMatch(
      /^---\narea: [a-z]+\nkind: (added|changed|fixed|removed|security)\n---\n\S.+\.\n$/s,
    )
})
