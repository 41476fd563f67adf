export { plainAmount } from './amount-text.ts'
export { allocate } from './allocate.ts'
export { currency, currencyCodes, currencyExponent, isCurrency } from './currency.ts'
export type { CurrencyCode } from './currency.ts'
export { Decimal } from './decimal.ts'
export { Money, minorUnitsMax, sumUnitsMax } from './money.ts'
export {
  CurrencyWire,
  DecimalWire,
  FigureWire,
  MoneyView,
  MoneyWire,
  moneyFromView,
  moneyView,
} from './money-schema.ts'
export { divideRounded, powerOfTen } from './round.ts'
