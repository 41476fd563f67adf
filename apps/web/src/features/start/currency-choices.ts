import { currencyCodes } from '@smb/core/money'
import { formatMoney } from '#lib/format/money.ts'

export type CurrencyChoice = {
  readonly code: string
  readonly name: string
  /** How an amount looks: `GH₵ 1,234.50`. */
  readonly sample: string
}

/** Every currency the books know, with its English name. Made on the server, so that the page stays light. */
export function currencyChoices(): CurrencyChoice[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  return currencyCodes.map((code) => ({
    code,
    name: names.of(code) ?? code,
    sample: formatMoney('1234', code),
  }))
}
