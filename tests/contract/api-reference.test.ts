import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import type { ApiDocument } from '../../tools/api-reference/documented-operations.ts'
import type { Recorded } from '../../tools/api-reference/recorder.ts'
import { referencePages, withoutExample } from '../../tools/api-reference/reference-pages.ts'
import { playStory } from '../../tools/api-reference/story/story.ts'
import { root, staleFiles } from '../../tools/gen/generated-files.ts'

const world = openWorld()
let document: ApiDocument
let recorded: readonly Recorded[]
let pages: ReadonlyMap<string, string>

beforeAll(async () => {
  const { server } = world.house
  await server.ready()
  document = server.swagger() as unknown as ApiDocument
  recorded = await playStory({ server, setClock: world.setClock })
  pages = referencePages(document, recorded)
}, 600_000)

test('every operation is shown by an example that was just played', () => {
  expect(recorded.length).toBeGreaterThan(180)
  expect(withoutExample(document, recorded), 'call these in tools/api-reference/story').toEqual([])
})

test('the examples of the reference still hold', async () => {
  for (const [path, page] of pages) {
    const committed = await readFile(join(root, path), 'utf8').catch(() => 'there is no such file')
    expect(committed, `${path} is stale: run npm run gen`).toBe(page)
  }
  const others = staleFiles(pages).filter((path) => path.startsWith('docs/api/'))
  expect(others, 'nothing makes these any more: run npm run gen').toEqual([])
})

test('an answer that changes shows on its page', () => {
  const changed = recorded.map((each) => {
    const text = each.answer.body.toString().replace('"status":"issued"', '"status":"sent"')
    const isInvoice = /\/invoices\/[^/]+\/issue$/.test(each.url)
    return isInvoice ? { ...each, answer: { ...each.answer, body: Buffer.from(text) } } : each
  })
  const differing = [...referencePages(document, changed)].filter(
    ([path, page]) => pages.get(path) !== page,
  )
  expect(differing.map(([path]) => path)).toEqual(['docs/api/invoices.generated.md'])
})

test('what has no example says so', () => {
  expect(withoutExample(document, recorded.slice(0, 1))).toHaveLength(
    Object.values(document.paths).flatMap(Object.keys).length - 1,
  )
  const silent = referencePages(document, [])
  expect(silent.get('docs/api/home.generated.md')?.split('No example.')).toHaveLength(3)
})
