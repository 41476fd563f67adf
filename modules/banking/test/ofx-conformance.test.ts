import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { addBankAccount, linesOf, take, upload } from './bank-story.ts'

// Real files of banks, kept beside the repository and never copied into it.
const repository = fileURLToPath(new URL('../../..', import.meta.url))
const data = join(process.env['SMB_CONFORMANCE_DATA'] ?? join(repository, '../shared/data'), 'bank')
const isHere = existsSync(join(data, 'ofx')) && existsSync(join(data, 'expected.json'))
if (!isHere && process.env['SMB_SKIP_REPORT']) {
  const skipped = { name: 'OFX import of real files', why: `no statements of banks in ${data}` }
  appendFileSync(process.env['SMB_SKIP_REPORT'], `${JSON.stringify(skipped)}\n`)
}

type ExpectedLine = { date: string; amount: string }
type Expected = {
  file: string
  format: string
  accounts: { account: string; currency: string; transactions: ExpectedLine[] }[]
}

describe.skipIf(!isHere)('real files of banks', () => {
  const world = openWorld()
  const expected: Expected[] = isHere
    ? (JSON.parse(readFileSync(join(data, 'expected.json'), 'utf8')) as Expected[]).filter(
        ({ format, accounts }) => format === 'OFX' && accounts,
      )
    : []
  const expectedByFile = new Map(expected.map((each) => [each.file, each]))
  const files = isHere
    ? readdirSync(join(data, 'ofx'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(data, join(entry.parentPath, entry.name)))
        .sort()
    : []

  test('there are files, and some say what they hold', () => {
    expect(files.length).toBeGreaterThan(10)
    expect(expected.length).toBeGreaterThan(3)
  })

  test.each(files)('%s is taken in whole and once, or refused in words', async (file) => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const bytes = readFileSync(join(data, file))
    const first = await addBankAccount(mara, { name: file.slice(-60), currency: 'AUD' })

    const preview = await upload(mara, first.id, bytes, '&preview=true')

    if (preview.status !== 201) {
      expect(preview.status).toBe(422)
      expect(preview.body.code).toMatch(/^ofx\./)
      expect(
        expectedByFile.get(file)?.accounts.some(({ transactions }) => transactions.length > 0),
      ).not.toBe(true)
      return
    }
    for (const { position, currency, lineCount } of preview.body.statements) {
      const name = `${position} ${file.slice(-60)}`
      const { id } = await addBankAccount(mara, { name, currency })
      const made = await take(mara, id, bytes, `&statement=${position}`)
      const again = await take(mara, id, bytes, `&statement=${position}`)
      expect([made.import?.newCount, again.import?.newCount]).toEqual([lineCount, 0])
      const kept = (await linesOf(mara, id)).map((line) => [line.date, line.amount.amount])
      const stated = expectedByFile.get(file)?.accounts[position]
      // Where the other program found no currency it found no lines either, though the file has one.
      if (stated?.currency) expect(kept.sort()).toEqual(stated.transactions.map(inOurWords).sort())
    }
  })
})

const inOurWords = ({ date, amount }: ExpectedLine): string[] => [
  date.slice(0, 10),
  amount.includes('.') ? amount.replace(/(\.\d)$/, '$10') : `${amount}.00`,
]
