import type { PaperLanguage } from '../parties/index.ts'

type Convention = {
  readonly group: string
  readonly decimal: string
  readonly months: readonly string[]
  readonly firstOfMonth: string
}

const narrowNoBreakSpace = '\u202f'

const conventions: Readonly<Record<PaperLanguage, Convention>> = {
  en: {
    group: ',',
    decimal: '.',
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    firstOfMonth: '1',
  },
  fr: {
    group: narrowNoBreakSpace,
    decimal: ',',
    months: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
    firstOfMonth: '1er',
  },
}

/**
 * `-1234567.50` as `−1,234,567.50`, in French `−1 234 567,50` with narrow no-break spaces; `2.5 %` likewise. Takes
 * plain decimals; other texts stay as they are.
 */
export function printedFigure(text: string, language: PaperLanguage = 'en'): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?( %)?$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction, percent = ''] = match
  const { group, decimal } = conventions[language]
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group)
  return `${sign && '−'}${grouped}${fraction === undefined ? '' : decimal + fraction}${percent}`
}

/** `2026-11-03` as `3 Nov 2026`: with the month in letters no one takes it for the eleventh of March. */
export function printedDate(date: string, language: PaperLanguage = 'en'): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const { months, firstOfMonth } = conventions[language]
  const name = months.find((_, index) => `${index + 1}`.padStart(2, '0') === month)
  return `${day === '01' ? firstOfMonth : day.replace(/^0/, '')} ${name ?? month} ${year}`
}
