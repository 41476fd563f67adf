import type { FastifyInstance } from 'fastify'
import type { LocalDate } from '@smb/core/time'

/** The one clock that the demo's story runs by. */
export type DemoClock = { moment: string }

/**
 * Keeps one demo business's books through the API itself, day by day: what the demo shows is what the product does. Each
 * call has a key made of the story and its place in it, so that a story that was interrupted is told again from the
 * beginning and goes on where it stopped.
 */
export class DemoKeeper {
  readonly #server: FastifyInstance
  readonly #token: string
  readonly #clock: DemoClock
  readonly #business: string | undefined
  readonly #story: string
  readonly #accounts = new Map<string, string>()
  taxCodeIds: ReadonlyMap<string, string> = new Map()
  #told = 0

  constructor(
    server: FastifyInstance,
    who: { token: string; clock: DemoClock; story: string; business?: string },
  ) {
    this.#server = server
    this.#token = who.token
    this.#clock = who.clock
    this.#business = who.business
    this.#story = who.story
  }

  /** Sets the day on which the next steps happen, at noon UTC. */
  on(date: LocalDate): this {
    this.#clock.moment = `${date}T12:00:00.000Z`
    return this
  }

  async post<T>(path: string, body: unknown, contentType = 'application/json'): Promise<T> {
    return this.#ask<T>('POST', path, { body, contentType })
  }

  async get<T>(path: string): Promise<T> {
    return this.#ask<T>('GET', path, { contentType: 'application/json' })
  }

  /** The id of the ledger account with that code of the generic chart. */
  async account(code: string): Promise<string> {
    if (this.#accounts.size === 0) {
      const { items } = await this.get<{ items: { id: string; code: string }[] }>('/accounts')
      for (const account of items) this.#accounts.set(account.code, account.id)
    }
    const id = this.#accounts.get(code)
    if (!id) throw new Error(`The generic chart has no account ${code}.`)
    return id
  }

  /** Posts a manual entry: one debit, one credit. */
  async journal(
    memo: string,
    entry: { debit: string; credit: string; amount: string; currency: string },
  ): Promise<void> {
    const amount = { amount: entry.amount, currency: entry.currency }
    await this.post('/journal-entries', {
      postingDate: this.#clock.moment.slice(0, 10),
      memo,
      lines: [
        { accountId: await this.account(entry.debit), side: 'debit', amount },
        { accountId: await this.account(entry.credit), side: 'credit', amount },
      ],
    })
  }

  async #ask<T>(
    method: 'GET' | 'POST',
    url: string,
    { body, contentType }: { body?: unknown; contentType: string },
  ): Promise<T> {
    const key = method === 'POST' ? { 'idempotency-key': this.#nextKey() } : {}
    const answer = await this.#server.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...key,
        ...(this.#business ? { 'smb-business': this.#business } : {}),
        ...(body === undefined ? {} : { 'content-type': contentType }),
      },
      ...(body === undefined
        ? {}
        : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`)
    return answer.json<T>()
  }

  #nextKey(): string {
    this.#told += 1
    return `${encodeURIComponent(this.#story)}-${this.#told}`
  }
}
