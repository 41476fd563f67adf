import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { agingRows } from './aging-rows.ts'
import { batchRow } from './batch-rows.ts'
import { openBenchHouse, openBusiness, register } from './bench-house.ts'
import { fillInvoices } from './invoice-load.ts'
import { invoiceListRows } from './invoice-list-rows.ts'
import { issueRows } from './issue-rows.ts'
import { journalRows } from './journal-rows.ts'
import { postingRows } from './posting-rows.ts'
import { processRows } from './process-rows.ts'
import { tableText } from './result-table.ts'
import type { ResultRow } from './result-table.ts'
import { searchRows } from './search-rows.ts'

const root = join(import.meta.dirname, '../..')
const isQuick = process.argv.includes('--quick')
const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)

/** Measures what docs/performance.md states, everything in one run, and writes the table there with --write. */
const folder = await mkdtemp(join(tmpdir(), 'smb-bench-'))
const house = await openBenchHouse()
try {
  const token = await register(house)
  const open = (name: string) => openBusiness(house, token, name)
  const spread = await Promise.all(
    Array.from({ length: isQuick ? 5 : 20 }, (_, n) => open(`Spread ${n + 1}`)),
  )
  const parts: Record<string, () => Promise<ResultRow[]>> = {
    processes: () =>
      processRows(house, {
        token,
        businesses: isQuick ? 10 : 100,
        restSeconds: isQuick ? 3 : 30,
      }),
    posting: async () => {
      const seconds = isQuick ? 2 : 6
      return [
        ...(await postingRows(house, { hot: await open('Hot account'), spread, seconds })),
        await batchRow(house, { spread, seconds, folder }),
        ...(await issueRows(house, { hot: await open('Hot series'), spread, seconds })),
      ]
    },
    books: () =>
      journalRows(house, {
        token,
        folder,
        sizes: isQuick ? [200, 2_000, 20_000] : [10_000, 100_000, 1_000_000],
        neighbours: isQuick ? { count: 5, size: 200 } : { count: 99, size: 2_000 },
      }),
    invoices: async () => {
      const [many, few] = [await open('Many invoices'), await open('Few invoices')]
      const invoices = isQuick ? 30_000 : 300_000
      await fillInvoices(house, many, invoices)
      await fillInvoices(house, few, 300)
      return [
        ...(await agingRows(house, many, invoices)),
        ...(await invoiceListRows(house, { many, few, invoices })),
      ]
    },
    search: async () =>
      searchRows(house, {
        owner: await open('Big books'),
        others: spread,
        invoices: isQuick ? 20_000 : 1_000_000,
      }),
  }
  const rows: ResultRow[] = []
  for (const [name, measure] of Object.entries(parts))
    if (only === undefined || only.split(',').includes(name)) rows.push(...(await measure()))
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
    `Written by \`npm run bench -- ${only ? `--only=${only} ` : ''}--write\`. ${cores.length} cores (${cores[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}.`,
    'Load generator, API, worker and PostgreSQL share these cores. Only the ratios mean something; they come from one run.',
    '',
  ].join('\n')
}
