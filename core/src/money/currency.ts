import { invalid } from '../errors/index.ts'

/** An ISO 4217 alphabetic code that this table knows. */
export type CurrencyCode = string & { readonly __currency: 'CurrencyCode' }

// Exponents by ISO 4217. Not from Intl, which prints IDR, PKR, COP and others without the decimals they have.
const zeroDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const threeDecimals = 'BHD IQD JOD KWD LYD OMR TND'
const fourDecimals = 'CLF UYW'
const twoDecimals =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
  'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT ' +
  'LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN ' +
  'QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS ' +
  'VED VES WST XCD XCG YER ZAR ZMW ZWG'

const exponents: ReadonlyMap<string, number> = new Map([
  ...twoDecimals.split(' ').map((code) => [code, 2] as const),
  ...zeroDecimals.split(' ').map((code) => [code, 0] as const),
  ...threeDecimals.split(' ').map((code) => [code, 3] as const),
  ...fourDecimals.split(' ').map((code) => [code, 4] as const),
])

/** Every known code, sorted. */
export const currencyCodes: readonly CurrencyCode[] = [...exponents.keys()].sort() as CurrencyCode[]

export function isCurrency(code: string): code is CurrencyCode {
  return exponents.has(code)
}

/** The code itself, or throws `currency.unknown`. */
export function currency(code: string): CurrencyCode {
  if (isCurrency(code)) return code
  throw invalid(
    'currency.unknown',
    `“${code.slice(0, 10)}” is not a currency we know. Use an ISO 4217 code such as EUR or KES.`,
  )
}

/** How many decimals the currency has: JPY 0, EUR 2, KWD 3, CLF 4 (rule 2). */
export function currencyExponent(code: CurrencyCode): number {
  return exponents.get(code) as number
}
