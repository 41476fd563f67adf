import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Ended } from './cli-house.ts'
import { openCliHouse } from './cli-house.ts'

const cli = openCliHouse()

async function importing(text: string, ...flags: string[]): Promise<Ended> {
  const file = join(cli.folder, 'march.csv')
  await writeFile(file, text)
  return cli.smb(['import', 'journals', file, '--business', cli.slug, ...flags])
}

const file = [
  'Entry,Date,Account,Text,Debit,Credit',
  'J-1,31/03/2026,6100,March rent,"1,200.00",',
  'J-1,,1010,,,"1,200.00"',
].join('\n')

test(
  'a spreadsheet of journals is previewed, posted once, and told apart by its rows',
  { timeout: 60_000 },
  async () => {
    const seen = await importing(file, '--preview')
    expect(seen).toMatchObject({ code: 0 })
    expect(seen.out).toContain('J-1')
    expect(seen.out).toContain('1200.00')
    expect(await importing(file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Added: 1, there already: 0') as unknown,
    })
    expect((await importing(file)).out).toContain('Added: 0, there already: 1')

    const faulty = file.replace('6100', '6999').replaceAll('J-1', 'J-2')
    expect((await importing(faulty, '--preview')).out).toContain('There is no account “6999”')
    const refused = await importing(faulty)
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain('1 entry does not fit')
  },
)
