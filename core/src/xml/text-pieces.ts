// Every runtime has it; core has no types of any of them.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string }

/**
 * Bytes that come in chunks as text, also where a letter is cut. What is not in that encoding (a label that
 * `TextDecoder` knows) throws the error that `refused` makes.
 */
export function* textPieces(
  chunks: Iterable<Uint8Array>,
  encoding: string,
  refused: () => Error,
): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch (error) {
      if (error instanceof TypeError) throw refused()
      throw error
    }
  }
  for (const chunk of chunks) yield decoded(chunk)
  yield decoded()
}
