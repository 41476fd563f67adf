import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CsvMapping, StatementImportView, StatementUploadView } from '@smb/core/banking'
import type { Person } from '@smb/test-world'

export const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/bank-csv/${name}`, import.meta.url)))

export type Sent = StatementUploadView & { code: string; detail: string }

export type How = {
  readonly mapping?: CsvMapping
  readonly preview?: boolean
  readonly type?: string
}

/** Sends a CSV file and gives the answer back whatever it is. */
export const send = (who: Person, account: string, file: string | Buffer, how: How = {}) =>
  who.ask<Sent>(
    'POST',
    `/bank-accounts/${account}/imports?fileName=bank.csv` +
      (how.mapping ? `&mapping=${encodeURIComponent(JSON.stringify(how.mapping))}` : '') +
      (how.preview ? '&preview=true' : ''),
    file,
    { headers: { 'content-type': how.type ?? 'text/csv' } },
  )

/** The import that a file became; fails where it became none. */
export async function taken(...sent: Parameters<typeof send>): Promise<StatementImportView> {
  const { status, text, body } = await send(...sent)
  if (status !== 201 || !body.import) throw new Error(`${status} ${text}`)
  return body.import
}
