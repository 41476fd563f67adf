import { AppError } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money, isCurrency } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { XmlElement } from '../xml/index.ts'
import { childNamed, elementAt } from '../xml/index.ts'
import { camtErrors } from './camt-errors.ts'

/** A signed amount with its currency. Throws `camt.*`. */
export function camtAmount(element: XmlElement): Money {
  const amount = childNamed(element, 'Amt')
  if (!amount) throw camtErrors.missing(element.line, 'Amt')
  const read = money(amount)
  const side = childNamed(element, 'CdtDbtInd')
  if (side?.text === 'DBIT') return Money.negate(read)
  if (side?.text === 'CRDT') return read
  throw camtErrors.side(side?.line ?? element.line, side?.text ?? '')
}

const plain = /^\d{1,20}(?:\.\d{1,12})?$/

function money(amount: XmlElement): Money {
  const { text, line } = amount
  const code = amount.attributes.get('Ccy') ?? ''
  const currency = camtCurrency(code, line)
  if (!plain.test(text)) throw camtErrors.amount(line, `“${text.slice(0, 40)}” is no amount.`)
  try {
    return Money.parse(text, currency)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw camtErrors.amount(line, error.message)
  }
}

export function camtCurrency(code: string, line: number): CurrencyCode {
  if (isCurrency(code)) return code
  throw camtErrors.currency(line, code)
}

/**
 * The day of `<Dt>` or `<DtTm>` in the element behind the path, as the bank writes it, without any change of time
 * zone; undefined where there is none. Throws `camt.date_malformed`.
 */
export function camtDate(element: XmlElement, path: string): LocalDate | undefined {
  const stated = elementAt(element, path)
  const written = childNamed(stated, 'Dt') ?? childNamed(stated, 'DtTm') ?? stated
  return written && written.text !== '' ? dayOf(written) : undefined
}

const moment = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.,]{5,20})?(?:Z|[+-]\d{2}:?\d{2})?$/

function dayOf({ text, line }: XmlElement): LocalDate {
  const day = moment.exec(text)?.[1] ?? ''
  if (LocalDate.is(day)) return day
  throw camtErrors.date(line, text)
}
