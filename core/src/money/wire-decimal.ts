import { Decimal } from './decimal.ts'

/** A plain decimal on the wire: at most 20 digits before and 12 after the point. */
export const wireDecimal = /^-?\d{1,20}(\.\d{1,12})?$/

const trillion = Decimal.of(10n ** 12n)

/** Whether a quantity or unit price may be that: at most 6 decimals and less than 10^12, either sign. */
export const isFigure = (figure: Decimal): boolean =>
  Decimal.normalize(figure).scale <= 6 &&
  Decimal.compare(figure, trillion) < 0 &&
  Decimal.compare(Decimal.negate(figure), trillion) < 0

/** What the wire would take the text for; undefined where it would refuse it. */
export const decimalOnWire = (text: string): Decimal | undefined =>
  wireDecimal.test(text) ? Decimal.from(text) : undefined
