import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { agingRows } from './aging-rows.ts'
import { openBenchHouse, openBusiness, register } from './bench-house.ts'
import { journalRows } from './journal-rows.ts'
import { postingRows } from './posting-rows.ts'
import { tableText } from './result-table.ts'
import type { ResultRow } from './result-table.ts'
import { searchRows } from './search-rows.ts'

const root = join(import.meta.dirname, '../..')
const isQuick = process.argv.includes('--quick')

/** Measures what docs/performance.md states, everything in one run, and writes the table there with --write. */
const folder = await mkdtemp(join(tmpdir(), 'smb-bench-'))
const house = await openBenchHouse()
try {
  const token = await register(house)
  const hot = await openBusiness(house, token, 'Hot account')
  const spread = await Promise.all(
    Array.from({ length: isQuick ? 5 : 20 }, (_, n) =>
      openBusiness(house, token, `Spread ${n + 1}`),
    ),
  )
  const rows: ResultRow[] = [
    ...(await postingRows(house, { hot, spread, seconds: isQuick ? 2 : 6 })),
  ]
  rows.push(
    ...(await journalRows(house, {
      token,
      folder,
      sizes: isQuick ? [2_000, 20_000] : [36_000, 100_000, 360_000],
    })),
  )
  const many = await openBusiness(house, token, 'Many invoices')
  rows.push(...(await agingRows(house, many, isQuick ? 30_000 : 300_000)))
  rows.push(
    ...(await searchRows(house, {
      owner: await openBusiness(house, token, 'Big books'),
      others: spread,
      invoices: isQuick ? 20_000 : 1_000_000,
    })),
  )
  const table = tableText(rows)
  process.stdout.write(`${table}\n`)
  if (process.argv.includes('--write'))
    await writeFile(join(root, 'docs/performance.generated.md'), `${heading()}\n${table}`)
} finally {
  await house.close()
  await rm(folder, { recursive: true, force: true })
}

function heading(): string {
  const cores = cpus()
  return [
    '# Measured',
    '',
    `Written by \`npm run bench -- --write\`. ${cores.length} cores (${cores[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}.`,
    'Load generator, API, worker and PostgreSQL share these cores. Only the ratios mean something; they come from one run.',
    '',
  ].join('\n')
}
