/**
 * Reads what people type or paste as one number: `1,234.50`, `1.234,50`, `1 234,50`, `(20)`, `20-`, `−20`,
 * `€ 20`, `20 CR`, `٢٠`, `45k`. Answers a plain decimal (`-1234.50`), or undefined when it is no number.
 * Text to text: nothing here is ever a float.
 */
export function plainAmount(typed: string): string | undefined {
  const { negative, body } = signOf(westernDigits(typed).trim())
  const match = /^([\d.,\s'’\u00a0\u202f]*\d[.,]?)\s?([kKmMbB])?$/.exec(body)
  if (!match) return undefined
  const digits = withoutGroups((match[1] ?? '').replace(/[\s'’]/g, ''))
  if (digits === undefined) return undefined
  const amount = shifted(digits, zerosOf[(match[2] ?? '').toLowerCase()] ?? 0)
  return negative && /[1-9]/.test(amount) ? `-${amount}` : amount
}

const zerosOf: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9 }

/** Arabic-Indic, Persian and Devanagari digits and their marks as Western ones. */
function westernDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
}

/** Takes sign, brackets, CR/DR and currency marks off. A bank's CR is money in, so it stays positive. */
function signOf(text: string): { negative: boolean; body: string } {
  let body = text.replaceAll('\u2212', '-').replace(/\p{Sc}/gu, ' ')
  const bracketed = /^\(.*\)$/.test(body)
  if (bracketed) body = body.slice(1, -1)
  const debit = /\bDR\.?$/i.test(body)
  body = body.replace(/\b[CD]R\.?$/i, '').trim()
  body = body.replace(/^([+-]?)\s*[A-Za-z]{1,3}\s+(?=[\d.,-])/, '$1').replace(/\s+[A-Z]{3}$/, '')
  const minus = /^-|-$/.test(body.trim())
  body = body
    .trim()
    .replace(/^[+-]\s*/, '')
    .replace(/-$/, '')
    .trim()
  return { negative: minus !== (bracketed || debit), body }
}

/** `1.234,50` and `1,234.50` as `1234.50`: of two marks the last is the decimal one. */
function withoutGroups(text: string): string | undefined {
  const marks = text.replace(/\d/g, '')
  const decimal = decimalMark(text, marks)
  const parts = decimal ? text.split(decimal) : [text]
  if (parts.length > 2) return undefined
  const [whole = '', fraction = ''] = parts
  if (/[.,]/.test(fraction)) return undefined
  const groups = whole.split(/[.,]/)
  const wellGrouped =
    groups.length === 1 || groups.slice(1).every((group) => /^\d{2,3}$/.test(group))
  if (!wellGrouped || (groups.length > 1 && groups.at(-1)?.length !== 3)) return undefined
  return (groups.join('') || '0') + (fraction ? `.${fraction}` : '')
}

function decimalMark(text: string, marks: string): string | undefined {
  if (marks === '') return undefined
  const last = marks.at(-1) as string
  if (marks.includes(',') && marks.includes('.')) return last
  if (marks.length > 1) return undefined
  // One mark alone: a point is decimal; a comma is, unless exactly three digits follow it.
  return last === '.' || !/,\d{3}$/.test(text) ? last : undefined
}

/** The decimal times ten to the `zeros`. */
function shifted(decimal: string, zeros: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const digits = fraction.padEnd(zeros, '0')
  const moved = (whole + digits.slice(0, zeros)).replace(/^0+(?=\d)/, '')
  const rest = digits.slice(zeros)
  return rest ? `${moved}.${rest}` : moved
}
