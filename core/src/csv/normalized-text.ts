const combiningMarks = /\p{M}+/gu
const notAlphanumeric = /[^\p{L}\p{N}]+/gu

/** Letters and digits only, without accents or case: what survives a bank's change of layout or encoding. */
export function normalizedText(text: string): string {
  const plain = text.normalize('NFKD').replace(combiningMarks, '').toUpperCase()
  return plain.replace(notAlphanumeric, ' ').trim()
}
