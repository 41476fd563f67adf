import { Money } from '@smb/core/money'
import type { SheetCell, SheetRow } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'

/** Decimals of a currency, 0 to 4: each has a number format of its own. */
const decimals = [0, 1, 2, 3, 4] as const
/** What a spreadsheet keeps of a number; an amount of more digits is written as text, so that none is lost. */
const digitsKept = 15
const epoch = LocalDate.from('1970-01-01')
/** 1 January 1970 as spreadsheets count days. */
const epochSerial = 25_569

// Cell formats by position: plain, bold, then days and each number of decimals, plain and bold.
const formats = { plain: 0, bold: 1, day: 2, dayBold: 3, amount: 4 } as const
const amountFormat = (places: number, isBold: boolean): number =>
  formats.amount + places * 2 + (isBold ? 1 : 0)

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as XML 1.0 can hold it: control characters that it cannot are left out. */
export function xmlText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- control characters are what this removes
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .toWellFormed()
      .replaceAll(/[&<>"]/g, (letter) => escapes[letter] ?? letter)
  )
}

const textCell = (text: string, format: number): string =>
  text === ''
    ? `<c s="${format}"/>`
    : `<c t="inlineStr" s="${format}"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

function cellXml(cell: SheetCell, isBold: boolean): string {
  if ('text' in cell) return textCell(cell.text, isBold ? formats.bold : formats.plain)
  if ('day' in cell) {
    const serial = epochSerial + LocalDate.daysBetween(epoch, cell.day)
    return `<c s="${isBold ? formats.dayBold : formats.day}"><v>${serial}</v></c>`
  }
  const written = Money.toString(cell.amount)
  const places = Money.toDecimal(cell.amount).scale
  const format = amountFormat(places, isBold)
  const digits = written.replace(/[-.]/g, '').replace(/^0+/, '')
  return digits.length > digitsKept
    ? textCell(written, format)
    : `<c s="${format}"><v>${written}</v></c>`
}

/** A row as SpreadsheetML: heads and totals bold, amounts as numbers with their currency's decimals. */
export const rowXml = ({ kind, cells }: SheetRow): string =>
  `<row>${cells.map((cell) => cellXml(cell, kind !== 'line')).join('')}</row>`

/** The formats that `rowXml` points to. */
export function stylesXml(): string {
  const codes = decimals.map((places) => (places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`))
  const numFmts = [...codes, 'yyyy\\-mm\\-dd'].map(
    (code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${code}"/>`,
  )
  const pair = (numFmt: number): string =>
    [0, 1]
      .map(
        (font) => `<xf numFmtId="${numFmt}" fontId="${font}" applyNumberFormat="1" applyFont="1"/>`,
      )
      .join('')
  const xfs = [0, 170 + codes.length, ...codes.map((_, at) => 170 + at)].map(pair)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>`,
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border/></borders>',
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>',
    `<cellXfs count="${xfs.length * 2}">${xfs.join('')}</cellXfs>`,
    '</styleSheet>',
  ].join('')
}
