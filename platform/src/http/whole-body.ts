import type { AppError } from '@smb/core/errors'

type Bound = { readonly mib: number; readonly tooLarge: (mib: number) => AppError }

/** A body in one piece. Throws `tooLarge` as soon as more than `mib` MiB have come. */
export async function wholeBody(
  body: AsyncIterable<Buffer>,
  { mib, tooLarge }: Bound,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > mib * 1024 * 1024) throw tooLarge(mib)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
