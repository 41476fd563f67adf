export type RankedOption = {
  readonly label: string
  /** A code that finds the option at once: `6100`. */
  readonly code?: string | undefined
  /** Other words that find it: a plain name, an e-mail address. */
  readonly keywords?: string | undefined
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Lower is better; undefined is no match. Exact code, then start, then start of a word, then anywhere. */
function rankOf(option: RankedOption, query: string): number | undefined {
  const label = folded(option.label)
  const code = folded(option.code ?? '')
  if (code !== '' && code === query) return 0
  if (label === query) return 1
  if (code !== '' && code.startsWith(query)) return 2
  if (label.startsWith(query)) return 3
  const words = `${label} ${folded(option.keywords ?? '')}`
  if (words.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))) return 4
  const all = `${code} ${words}`
  if (all.includes(query)) return 5
  return query.split(/\s+/).every((word) => all.includes(word)) ? 6 : undefined
}

/** The options that match, best first, at most `limit`; in the order given where the match is as good. */
export function rankedOptions<T extends RankedOption>(
  options: readonly T[],
  typed: string,
  limit: number,
): T[] {
  const query = folded(typed)
  if (query === '') return options.slice(0, limit)
  const ranked: { option: T; rank: number }[] = []
  for (const option of options) {
    const rank = rankOf(option, query)
    if (rank !== undefined) ranked.push({ option, rank })
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ option }) => option)
}
