/** Lower case without accents, as words are compared. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’]/gu, '')
    .toLowerCase()
}

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** True when each word that was typed begins a word of the text, in any order. */
export function holdsWords(text: string, typed: string): boolean {
  const own = wordsOf(text)
  return wordsOf(typed).every((word) => own.some((candidate) => candidate.startsWith(word)))
}

export type Piece = { readonly text: string; readonly isHit: boolean }

/** The text in pieces, those that were typed marked: beginnings of words, and numbers anywhere. */
export function markedPieces(text: string, typed: string): Piece[] {
  const words = wordsOf(typed.replace(/^[>@#:=]/, ''))
  const pieces: Piece[] = []
  for (const part of text.match(/[\p{L}\p{M}\p{N}'’]+|[^\p{L}\p{M}\p{N}'’]+/gu) ?? []) {
    const [from, to] = hitOf(part, words)
    pieces.push({ text: part.slice(0, from), isHit: false })
    pieces.push({ text: part.slice(from, to), isHit: true })
    pieces.push({ text: part.slice(to), isHit: false })
  }
  return joined(pieces.filter((piece) => piece.text !== ''))
}

function hitOf(part: string, words: readonly string[]): [number, number] {
  const plain = folded(part)
  // Where folding changes the length, positions would not be those of the text: the whole word is marked.
  const isSame = plain.length === part.length
  const best = words
    .filter((word) => (/\d/.test(word) ? plain.includes(word) : plain.startsWith(word)))
    .toSorted((a, b) => b.length - a.length)[0]
  if (best === undefined) return [0, 0]
  const from = plain.indexOf(best)
  return isSame ? [from, from + best.length] : [0, part.length]
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (last?.isHit === piece.isHit) all[all.length - 1] = { ...last, text: last.text + piece.text }
    else all.push(piece)
  }
  return all
}
