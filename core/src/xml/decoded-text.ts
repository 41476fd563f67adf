const reference = /&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,4});/g
const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/** The character behind a numeric reference; undefined for controls, surrogates and what Unicode does not have. */
function character(code: number): string | undefined {
  if (code < 32 || (code > 126 && code < 160) || code > 0x10ffff) return undefined
  if (code >= 0xd800 && code <= 0xdfff) return undefined
  return String.fromCodePoint(code)
}

function decoded(whole: string, name: string): string {
  if (!name.startsWith('#')) return predefined.get(name.toLowerCase()) ?? whole
  const isHex = name[1] === 'x' || name[1] === 'X'
  const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return character(code) ?? whole
}

// eslint-disable-next-line no-control-regex -- control characters are what this removes
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/**
 * Text of a file as characters: predefined and numeric references decoded once, unknown ones left as they stand.
 * What a database cannot hold (controls, half surrogates) becomes a space or the replacement character.
 */
export function decodedText(raw: string): string {
  const text = raw.includes('&') ? raw.replace(reference, decoded) : raw
  return cleanText(text)
}

export function cleanText(text: string): string {
  return text.replace(controls, ' ').toWellFormed()
}
