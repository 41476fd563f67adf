import type { Tx } from './tx.ts'
import { clientOf } from './tx.ts'

/**
 * Does part of a transaction so that it can fail alone: what `work` throws undoes what it wrote and nothing else. All
 * statements that `work` sends must be settled when it ends (`inOrder`, never `Promise.all`).
 */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const client = clientOf(tx)
  await client.query('savepoint part')
  try {
    const result = await work()
    await client.query('release savepoint part')
    return result
  } catch (error) {
    await client.query('rollback to savepoint part')
    await client.query('release savepoint part')
    throw error
  }
}

class Undone<T> extends Error {
  readonly result: T
  constructor(result: T) {
    super('everything is undone on purpose')
    this.result = result
  }
}

/** Does the work, takes all of it back, and says what it came to: the truth about what doing it would do. */
export async function asRehearsal<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  try {
    return await inSavepoint(tx, async () => {
      throw new Undone(await work())
    })
  } catch (error) {
    if (error instanceof Undone) return error.result as T
    throw error
  }
}
