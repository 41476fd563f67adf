/** A command line that a page shows, without its comment. */
export type Shown = { readonly page: string; readonly line: string }

const begin = /^(?:[A-Z_]+=\S+ )*(npm|npx|node|smb|curl)\s/
const inline = /`((?:[A-Z_]+=\S+ )*(?:npm|npx|smb) [^`]+)`/g

/** Command lines of a page: in fences, indented by four, and between backticks. */
export function commandsOf(page: string, text: string): Shown[] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').split('\n')
  let isFenced = false
  const blocks = lines.filter((line) => {
    if (line.startsWith('```')) isFenced = !isFenced
    return isFenced || line.startsWith('    ')
  })
  const shown = [
    ...blocks.flatMap((line) => line.trim().split(/ && | \| |; /)),
    ...[...text.replaceAll(/\s+/g, ' ').matchAll(inline)].map(([, line = '']) => line),
  ]
  return shown
    .map((line) =>
      line
        .replace(/\s{2,}#.*$/, '')
        .replace(/ > .*$/, '')
        .trim(),
    )
    .filter((line) => begin.test(`${line} `))
    .map((line) => ({ page, line: line.replace(/^(?:[A-Z_]+=\S+ )+/, '') }))
}

/** The words of a command line; what stands in quotes is one. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) =>
    word.replaceAll(/^["']|["']$/g, ''),
  )
}
