import { chartFileErrors } from './chart-file-errors.ts'

/** A row of a CSV file and the line on which it begins, from 1. */
export type CsvRow = { readonly line: number; readonly fields: readonly string[] }

/** What ends a field, by what separates them. */
const endings = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g }
type Separator = keyof typeof endings
const separators: readonly Separator[] = [',', ';', '\t']

/**
 * Cuts a CSV file (RFC 4180) into rows, one at a time. The separator is what the first line has most of: a comma, a
 * semicolon or a tab; a first line `sep=;`, as spreadsheets write it, says it outright. Lines end in LF, CRLF or CR; rows
 * without any text are passed over. Throws `ledger.chart_file_quote` for a quotation mark that is never closed and
 * `ledger.chart_file_columns` for a row of more than `columnsMax` fields.
 */
export function* csvRows(text: string, columnsMax: number): Generator<CsvRow> {
  const said = /^sep=([,;\t])(?:\r\n|\n|\r|$)/i.exec(text)
  const separator = (said?.[1] as Separator | undefined) ?? separatorOf(text)
  const ends = endings[separator]
  let at = said ? said[0].length : 0
  let line = said ? 2 : 1
  while (at < text.length) {
    const begins = line
    const fields: string[] = []
    let isOver = false
    while (!isOver) {
      const field = fieldAt(text, at, { ends, line })
      fields.push(field.text)
      line += field.lines
      at = field.end
      if (fields.length > columnsMax) throw chartFileErrors.columns(begins, columnsMax)
      isOver = text[at] !== separator
      if (!isOver) at += 1
    }
    if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1
      line += 1
    }
    if (fields.some((field) => field.trim() !== '')) yield { line: begins, fields }
  }
}

/** One field and where it ends: at a separator, a line end or the end of the file. `lines` counts line ends inside it. */
function fieldAt(
  text: string,
  start: number,
  by: { readonly ends: RegExp; readonly line: number },
): { readonly text: string; readonly end: number; readonly lines: number } {
  if (text[start] !== '"') {
    const end = endOfPlain(text, start, by.ends)
    return { text: text.slice(start, end), end, lines: 0 }
  }
  const pieces: string[] = []
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw chartFileErrors.quote(by.line)
    pieces.push(text.slice(from, quote))
    from = quote + 1
    if (text[from] !== '"') break
    pieces.push('"')
    from += 1
  }
  // What stands between the closing mark and the separator belongs to the field, as spreadsheets read it.
  const end = endOfPlain(text, from, by.ends)
  const quoted = pieces.join('')
  return {
    text: quoted + text.slice(from, end),
    end,
    lines: (quoted.match(/\r\n|\n|\r/g) ?? []).length,
  }
}

/** Where an unquoted stretch ends. A quotation mark in its middle is a letter like any other. */
function endOfPlain(text: string, start: number, ends: RegExp): number {
  ends.lastIndex = start
  return ends.exec(text)?.index ?? text.length
}

function separatorOf(text: string): Separator {
  const first = /^[^\r\n]*/.exec(text.trimStart())?.[0].replaceAll(/"[^"]*"/g, '') ?? ''
  const count = (separator: string): number => first.split(separator).length
  return separators.reduce((best, next) => (count(next) > count(best) ? next : best))
}
