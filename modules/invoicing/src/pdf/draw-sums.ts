import type { DocumentSum, InvoiceDocument } from '@smb/core/invoicing'
import { printedFigure } from '@smb/core/invoicing'
import type { TextStyle } from '@smb/platform/pdf'
import { lineHeight, quiet } from '@smb/platform/pdf'
import type { Sheet } from '@smb/platform/pdf'
import { isTallerThanPage, makeRoom, rule, writeLines } from '@smb/platform/pdf'

const rowHeight = 17
const sumsShare = 0.46
const strongRowHeight = 20
const strong: ReadonlySet<DocumentSum['kind']> = new Set(['total', 'payable', 'due'])
const label: TextStyle = { size: 8, color: quiet }
const plain: TextStyle = { size: 9, isTabular: true }

/** The tax table at the left, the sums at the right, kept together where a page can hold them. */
export function drawSums(sheet: Sheet, document: InvoiceDocument): void {
  const sumsLeft = sheet.right - (sheet.right - sheet.left) * sumsShare
  const hasTaxTable = document.taxes.length > 0
  const taxRows = hasTaxTable ? document.taxes.length + 1 : 0
  const height = Math.max(document.sums.length + 2, taxRows) * strongRowHeight
  sheet.y += rowHeight
  if (isTallerThanPage(sheet, height)) {
    drawSumRows(sheet, document, sumsLeft)
    sheet.y += rowHeight
    if (hasTaxTable) drawTaxTable(sheet, document, sheet.right)
    return
  }
  makeRoom(sheet, height)
  const top = sheet.y
  if (hasTaxTable) drawTaxTable(sheet, document, sumsLeft - 28)
  const taxBottom = sheet.y
  sheet.y = top
  drawSumRows(sheet, document, sumsLeft)
  sheet.y = Math.max(sheet.y, taxBottom)
}

function drawSumRows(sheet: Sheet, document: InvoiceDocument, x: number): void {
  for (const sum of document.sums) {
    makeRoom(sheet, rowHeight)
    const isStrong = strong.has(sum.kind)
    const style: TextStyle = isStrong ? { size: 10.5, weight: 'bold', isTabular: true } : plain
    if (isStrong) {
      rule(sheet, { from: x })
      sheet.y += 5
    }
    const figure = printedFigure(sum.amount)
    const text = isStrong ? `${document.currency} ${figure}` : figure
    const room = sheet.right - x - sheet.pen.width(text, style) - 10
    const [name = '', ...more] = sheet.pen.linesOf(sum.label, room, style)
    sheet.pen.write(name, { x, y: sheet.y }, style)
    sheet.pen.writeRight(text, { x: sheet.right, y: sheet.y }, style)
    const height = isStrong ? strongRowHeight : rowHeight
    sheet.y += more.length > 0 ? lineHeight(style) : height
    writeLines(sheet, more, { x, style })
    if (more.length > 0) sheet.y += 4
  }
}

function drawTaxTable(sheet: Sheet, document: InvoiceDocument, right: number): void {
  const width = right - sheet.left
  const taxableEnd = sheet.left + width * 0.68
  const row = (texts: readonly [string, string, string], style: TextStyle) => {
    makeRoom(sheet, rowHeight)
    const [name, taxable, tax] = texts
    const room = taxableEnd - sheet.left - sheet.pen.width(taxable, style) - 8
    const [shown = ''] = sheet.pen.linesOf(name, room, style)
    sheet.pen.write(shown, { x: sheet.left, y: sheet.y }, style)
    sheet.pen.writeRight(taxable, { x: taxableEnd, y: sheet.y }, style)
    sheet.pen.writeRight(tax, { x: right, y: sheet.y }, style)
    sheet.y += rowHeight
  }
  row(['Tax', 'Taxable amount', 'Tax amount'], label)
  for (const { name, rate, taxable, tax } of document.taxes) {
    row([`${name} ${rate}`, printedFigure(taxable), printedFigure(tax)], plain)
  }
}
