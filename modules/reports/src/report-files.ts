import type { z } from 'zod'
import { csvLine } from '@smb/core/reports'
import { printedDate } from '@smb/core/invoicing'
import type { Period, Sheet, SheetRow, SheetStream } from '@smb/core/reports'
import { pdfRowsMax, reportErrors } from '@smb/core/reports'
import type { LocalDate } from '@smb/core/time'
import { getBusiness } from '@smb/identity'
import type { ReadTx } from '@smb/platform/db'
import type { Api, FileAnswer } from '@smb/platform/http'
import { reportPdf } from './pdf/report-pdf.ts'
import { xlsx } from './xlsx/workbook.ts'

const csvType = 'text/csv; charset=utf-8'
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type NamedSheet = {
  /** What the report is of: a period, or the end of a day. */
  readonly of: Period | { readonly asOf: LocalDate }
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

/** All rows, which paper needs before its columns have widths. Throws `report.pdf_too_long` as soon as there are too many. */
async function allRows(sheet: SheetStream): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of sheet.batches) {
    rows.push(...batch)
    if (rows.length > pdfRowsMax) throw reportErrors.pdfTooLong()
  }
  return rows
}

async function pdf(tx: ReadTx, { fileName, sheet, of }: NamedSheet): Promise<FileAnswer> {
  const { name: business, country } = await getBusiness(tx)
  const { title, columns } = sheet
  const days =
    'asOf' in of ? printedDate(of.asOf) : `${printedDate(of.from)} to ${printedDate(of.to)}`
  const rows = await allRows(streamed(sheet))
  const chunks = reportPdf({ business, country, title, days, columns, rows })
  return { fileName: `${fileName}.pdf`, chunks }
}

/** A report as `path.csv`, `path.xlsx` and `path.pdf`, made of the same rows. Operations are named `get…Csv`, `get…Xlsx`, `get…Pdf`. */
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
  api.file(`${path}.pdf`, {
    operationId: `get${name}Pdf`,
    summary: `${said} as a PDF, up to ${pdfRowsMax} rows`,
    permission,
    query,
    contentType: 'application/pdf',
    run: async (tx, input) => pdf(tx, await report.sheet(tx, input.query)),
  })
}
