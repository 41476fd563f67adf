type Settled<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> }

/**
 * Waits for statements that were sent in one packet and gives their results. When one fails, those behind it fail too,
 * because the transaction is aborted: the first failure by position is the one that says why, and is thrown.
 */
export async function inOrder<const T extends readonly Promise<unknown>[]>(
  sent: T,
): Promise<Settled<T>> {
  const settled = await Promise.allSettled(sent)
  for (const result of settled) {
    if (result.status === 'rejected') throw result.reason
  }
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as Settled<T>
}
