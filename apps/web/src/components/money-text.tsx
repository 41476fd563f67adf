import { currencySign } from '#lib/format/currency-signs.ts'
import { minus, moneyParts } from '#lib/format/money.ts'
import { classes } from '#lib/classes.ts'

type MoneyTextProps = {
  /** A decimal string, as it came over the wire. */
  readonly amount: string
  readonly currency: string
  /** How the currency shows: its sign, its code, or not at all where column or page say it. */
  readonly currencyAs?: 'sign' | 'code' | 'none'
  /**
   * `plain`: minus where negative. `flow`: money in is teal with +, money out in text colour with −.
   * `report`: brackets for negative, – for zero, digits aligned by a hidden bracket.
   */
  readonly signs?: 'plain' | 'flow' | 'report'
  /** 24 and 36 px for key figures, with dimmed decimals. */
  readonly size?: 'md' | 'lg'
  readonly className?: string
}

/**
 * Every amount on screen. Tabular figures, slashed zero, the currency's decimals always; copied as plain
 * text (see CopyAmounts). Screen readers hear the sign, the digits and the currency.
 */
export function MoneyText(props: MoneyTextProps) {
  const { amount, currency, currencyAs = 'none', signs = 'plain', size, className } = props
  const parts = moneyParts(amount, currency)
  const isReport = signs === 'report'
  if (isReport && parts.zero) return <ReportZero className={className} />
  const bracketed = isReport && parts.negative
  const positiveFlow = signs === 'flow' && !parts.negative && !parts.zero
  const sign = bracketed ? '(' : parts.negative ? minus : positiveFlow ? '+' : ''
  return (
    <data
      value={amount}
      data-amount={amount}
      dir="ltr"
      className={classes('money', size && `money-${size}`, positiveFlow && 'money-in', className)}
    >
      {bracketed && <span className="said">minus </span>}
      {sign && <span aria-hidden={bracketed || undefined}>{sign}</span>}
      {currencyAs === 'sign' && <Sign currency={currency} sized={size !== undefined} />}
      {parts.whole}
      {parts.fraction && <span className="dec">.{parts.fraction}</span>}
      {isReport && (
        <span aria-hidden className={parts.negative ? undefined : 'pp invisible'}>
          )
        </span>
      )}
      {currencyAs === 'code' && <span className="cur">{` ${currency}`}</span>}
      {currencyAs === 'none' && <span className="said">{` ${currency}`}</span>}
    </data>
  )
}

function Sign({ currency, sized }: { readonly currency: string; readonly sized: boolean }) {
  const { text, spaced } = currencySign(currency)
  // In a key figure a sign made of letters is a small word before the number; `€` is as tall as it.
  const isWord = text.length > 1
  return (
    <span className={classes('cur', isWord ? 'cur-word' : 'cur-sign')}>
      {text}
      {spaced && !sized && '\u00a0'}
    </span>
  )
}

function ReportZero({ className }: { readonly className: string | undefined }) {
  return (
    <data value="0" data-amount="0" className={classes('money text-text-3', className)}>
      <span aria-hidden>–</span>
      <span className="said">0</span>
      <span aria-hidden className="pp invisible">
        )
      </span>
    </data>
  )
}
