import type { InvoiceDocument } from '@smb/core/invoicing'
import { paperWords, printedDate, printedFigure } from '@smb/core/invoicing'
import type { Picture, Sheet, TextStyle } from '@smb/platform/pdf'
import { lineHeight, quiet } from '@smb/platform/pdf'
import { column, drawPaperHead } from './paper-head.ts'

const small: TextStyle = { size: 9, color: quiet }
const label: TextStyle = { size: 8, color: quiet }

/** Who it is from and to, what it is, and what is due when. */
export function drawHead(sheet: Sheet, document: InvoiceDocument, logo: Picture | null): void {
  const { language, title, seller, customer, number, issueDate, dueDate } = document
  const words = paperWords[language]
  const facts = [
    [words.number, number],
    [words.issueDate, issueDate && printedDate(issueDate, language)],
    [words.dueDate, dueDate && printedDate(dueDate, language)],
    [words.corrects, document.corrects?.number ?? null],
    [words.reference, document.reference],
    [words.currency, document.currency],
  ] as const
  drawPaperHead(
    sheet,
    { language, title, seller, customer, facts, logo, customerLabel: words.billTo },
    (x) => drawDue(sheet, document, x),
  )
}

/** The figure that the customer looks for, once, in large. */
function drawDue(sheet: Sheet, document: InvoiceDocument, x: number): number {
  if (document.isVoid) return sheet.y
  const { corrects, dueDate, language } = document
  const words = paperWords[language]
  const text = `${document.currency} ${printedFigure(amountDue(document), language)}`
  const padding = 12
  const rows = [
    { text: corrects ? words.creditedTitle : words.amountDue, style: label },
    { text, style: fitting(sheet, text, x) },
    ...(dueDate ? [{ text: words.dueBy(printedDate(dueDate, language)), style: small }] : []),
    ...(corrects ? [{ text: correctedText(document, corrects), style: small }] : []),
  ]
  const width = sheet.right - x - 2 * padding
  const height =
    rows.reduce(
      (sum, row) =>
        sum + lineHeight(row.style) * sheet.pen.linesOf(row.text, width, row.style).length,
      0,
    ) +
    2 * padding
  sheet.pdf.roundedRect(x, sheet.y, sheet.right - x, height, 6).fill('#F3F5F8')
  const bottom = sheet.y + height
  sheet.y += padding
  column(sheet, rows, { x: x + padding, width })
  return bottom
}

function correctedText(
  { language }: InvoiceDocument,
  { number, issueDate }: NonNullable<InvoiceDocument['corrects']>,
): string {
  return paperWords[language].ofInvoice(number, printedDate(issueDate, language))
}

/** As large as the box allows, so that the largest amounts stay on one line. */
function fitting(sheet: Sheet, text: string, x: number): TextStyle {
  const width = sheet.right - x - 24
  const sizes = [18, 16, 14, 12, 10]
  const size = sizes.find((each) => sheet.pen.width(text, { size: each, weight: 'bold' }) <= width)
  return { size: size ?? 8, weight: 'bold', color: sheet.accent }
}

/** What remains to be paid: the last of the figures that say so. */
function amountDue(document: InvoiceDocument): string {
  const of = (kind: string) => document.sums.find((sum) => sum.kind === kind)?.amount
  return of('due') ?? of('payable') ?? of('total') ?? '0'
}
