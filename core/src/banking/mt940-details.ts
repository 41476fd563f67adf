import { onOneLine } from './text-lines.ts'

/** What the free text of a line says. Empty texts where it says nothing. */
export type Mt940Details = {
  readonly counterparty: string
  readonly account: string
  readonly description: string
  readonly reference: string
}

const nothing = new Set(['NONREF', 'NOTPROVIDED', 'NOT PROVIDED', 'NOREF', 'KREF+', 'EREF'])

/** A reference that says something: banks write `NONREF` for none. */
export const toldReference = (text: string): string => {
  const reference = onOneLine(text)
  return nothing.has(reference.toUpperCase()) ? '' : reference
}

// The bank breaks lines at this width wherever it falls; a shorter line ends where a word does.
const widthMin = 62

function joined(lines: readonly string[]): string {
  return lines.reduce((text, line, at) => {
    const before = lines[at - 1] ?? ''
    return at === 0 ? line : `${text}${before.length >= widthMin ? '' : ' '}${line}`
  }, '')
}

/**
 * Reads the text of `:86:` (several of them one after the other): German `?20` fields with `EREF+` and `SVWZ+` in
 * them, Dutch and SWIFT `/NAME/…/REMI/…`, or plain words.
 */
export function mt940Details(texts: readonly (readonly string[])[]): Mt940Details {
  const whole = texts.flat().join('')
  const mark = /^\s*\d{3}([?>])\d\d/.exec(whole)?.[1]
  if (mark) return numbered(whole, mark)
  const plain = onOneLine(texts.map(joined).join(' '))
  const coded = /^\/[A-Z]{2,4}\//.test(plain) ? byCode(plain) : undefined
  return coded ?? { counterparty: '', account: '', description: plain, reference: '' }
}

const purposeFields = /^2\d$/
const furtherFields = /^6[0-3]$/

function numbered(whole: string, mark: string): Mt940Details {
  const fields = new Map<string, string>()
  let [purpose, further] = ['', '']
  for (const part of whole.split(mark).slice(1)) {
    const [code, value] = [part.slice(0, 2), part.slice(2)]
    if (!/^\d\d$/.test(code)) purpose += `${mark}${part}`
    else if (purposeFields.test(code)) purpose += value
    else if (furtherFields.test(code)) further += value
    else fields.set(code, (fields.get(code) ?? '') + value)
  }
  const told = sepaParts(purpose)
  const of = (...codes: readonly string[]): string =>
    onOneLine(codes.map((code) => fields.get(code) ?? '').join(''))
  const description = onOneLine((told.get('SVWZ') ?? told.get('') ?? '') + further)
  return {
    counterparty: of('32', '33'),
    account: of('31') || onOneLine(told.get('IBAN') ?? ''),
    description: description === '' ? of('00') : description,
    reference: toldReference(told.get('EREF') ?? '') || toldReference(told.get('KREF') ?? ''),
  }
}

const sepaMark = /(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC)\+/g

/** What stands behind each of the marks, and before the first of them under no name. */
function sepaParts(purpose: string): ReadonlyMap<string, string> {
  return partsBetween(purpose, sepaMark)
}

function partsBetween(text: string, mark: RegExp): ReadonlyMap<string, string> {
  const found = [...text.matchAll(mark)]
  const parts = new Map([['', text.slice(0, found[0]?.index ?? text.length)]])
  found.forEach((match, at) => {
    const start = match.index + match[0].length
    const name = match[1] ?? ''
    if (!parts.has(name)) parts.set(name, text.slice(start, found[at + 1]?.index ?? text.length))
  })
  return parts
}

const codeMark =
  /\/(EREF|PREF|BENM|ORDP|NAME|REMI|USTD|STRD|ISDT|IBAN|BIC|TRTP|TRCD|CSID|MARF|ADDR|RTRN|ULTD|ULTC|PURP|ACCW|IREF|CNTP|SVCL|BO|BI)(?=\/)/g

function byCode(text: string): Mt940Details | undefined {
  const parts = partsBetween(text, codeMark)
  if (parts.size < 2) return undefined
  const of = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = onOneLine((parts.get(name) ?? '').replace(/^\/+|\/+$/g, ''))
      if (value !== '') return value
    }
    return ''
  }
  const [account = '', , name = ''] = of('CNTP').split('/')
  const description = of('USTD', 'REMI', 'STRD')
  return {
    counterparty: of('NAME') || onOneLine(name),
    account: of('IBAN') || onOneLine(account),
    description: description === '' ? text : description,
    reference: toldReference(of('EREF')) || toldReference(of('PREF')),
  }
}
