import { execFile } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { BenchHouse, Owner } from './bench-house.ts'

/** Imports a journal through the API; ms until it answered. */
export async function importMs(house: BenchHouse, owner: Owner, file: string): Promise<number> {
  const since = performance.now()
  const answer = await fetch(`${house.origin}/api/v1/journal-imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${owner.token}`,
      'smb-business': owner.slug,
      'content-type': 'application/x-ndjson',
    },
    body: Readable.toWeb(createReadStream(file)),
    duplex: 'half',
  })
  if (!answer.ok) throw new Error(`import: ${answer.status} ${await answer.text()}`)
  await answer.text()
  return performance.now() - since
}

/** hledger's `balance` over the same books, in ms; undefined where hledger is not installed. */
export async function hledgerBalanceMs(journal: string): Promise<number | undefined> {
  if (!existsSync('/usr/bin/hledger')) return undefined
  const since = performance.now()
  await promisify(execFile)('/usr/bin/hledger', ['-f', journal, 'balance', '--flat', '-N'], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return performance.now() - since
}
