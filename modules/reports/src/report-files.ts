import type { z } from 'zod'
import { csvLine } from '@smb/core/reports'
import type { Sheet, SheetStream } from '@smb/core/reports'
import type { ReadTx } from '@smb/platform/db'
import type { Api, FileAnswer } from '@smb/platform/http'
import { xlsx } from './xlsx/workbook.ts'

const csvType = 'text/csv; charset=utf-8'
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type NamedSheet = {
  /** Without its ending. */
  readonly fileName: string
  readonly sheet: Sheet | SheetStream
}

const streamed = (sheet: Sheet | SheetStream): SheetStream => {
  if ('batches' in sheet) return sheet
  const { rows, ...named } = sheet
  return {
    ...named,
    batches: (async function* () {
      yield await Promise.resolve(rows)
    })(),
  }
}

async function* csv(sheet: SheetStream): AsyncGenerator<string> {
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\ufeff${csvLine(sheet.columns.map((title) => ({ text: title })))}`
  for await (const batch of sheet.batches) yield batch.map(({ cells }) => csvLine(cells)).join('')
}

/** A report as `path.csv` and `path.xlsx`, made of the same rows. Operations are named `get…Csv` and `get…Xlsx`. */
export function reportFiles<Q extends z.ZodType>(
  api: Api,
  report: {
    readonly path: string
    /** `TrialBalance` */
    readonly name: string
    /** `The trial balance` */
    readonly said: string
    readonly permission: string
    readonly query: Q
    readonly sheet: (tx: ReadTx, query: z.output<Q>) => Promise<NamedSheet>
  },
): void {
  const { path, name, said, permission, query } = report
  const answer = async (
    tx: ReadTx,
    asked: z.output<Q>,
    as: { ending: string; chunks: (sheet: SheetStream) => FileAnswer['chunks'] },
  ): Promise<FileAnswer> => {
    const { fileName, sheet } = await report.sheet(tx, asked)
    return { fileName: `${fileName}.${as.ending}`, chunks: as.chunks(streamed(sheet)) }
  }
  api.file(`${path}.csv`, {
    operationId: `get${name}Csv`,
    summary: `${said} as CSV`,
    permission,
    query,
    contentType: csvType,
    run: (tx, input) => answer(tx, input.query, { ending: 'csv', chunks: csv }),
  })
  api.file(`${path}.xlsx`, {
    operationId: `get${name}Xlsx`,
    summary: `${said} as a spreadsheet (XLSX)`,
    permission,
    query,
    contentType: xlsxType,
    run: (tx, input) => answer(tx, input.query, { ending: 'xlsx', chunks: (sheet) => xlsx(sheet) }),
  })
}
