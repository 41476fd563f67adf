/**
 * How a currency is written before an amount where it stands alone. Unambiguous marks only: several
 * countries share `$`, `kr` and `£`, so most carry their country's letters. Others show their code.
 */
const signs: Readonly<Record<string, string>> = {
  AUD: 'A$',
  BDT: '৳',
  BRL: 'R$',
  CAD: 'CA$',
  CNY: 'CN¥',
  CRC: '₡',
  EUR: '€',
  GBP: '£',
  GHS: 'GH₵',
  HKD: 'HK$',
  ILS: '₪',
  INR: '₹',
  JPY: '¥',
  KES: 'KSh',
  KRW: '₩',
  KZT: '₸',
  MXN: 'MX$',
  MYR: 'RM',
  NGN: '₦',
  NZD: 'NZ$',
  PHP: '₱',
  PLN: 'zł',
  PYG: '₲',
  RWF: 'RF',
  SGD: 'S$',
  TRY: '₺',
  TWD: 'NT$',
  TZS: 'TSh',
  UAH: '₴',
  UGX: 'USh',
  USD: 'US$',
  VND: '₫',
  XAF: 'FCFA',
  XOF: 'F CFA',
  ZAR: 'R',
}

export type CurrencySign = {
  readonly text: string
  /** A sign that ends in a letter keeps a space to the digits: `GH₵ 12.00`, `KSh 12.00`, but `US$12.00`. */
  readonly spaced: boolean
}

export function currencySign(code: string): CurrencySign {
  const text = signs[code] ?? code
  return { text, spaced: text.length > 1 && !text.endsWith('$') && text !== 'CN¥' }
}
