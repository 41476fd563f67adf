import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Problem } from '@smb/core/api'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Answer<T = unknown> = {
  readonly status: number
  readonly body: T
  readonly headers: Record<string, unknown>
  readonly text: string
}
export type Extra = { readonly key?: string; readonly headers?: Record<string, string> }

/** Somebody at the API's door: asks as themselves, in one business or in none. */
export class Person {
  readonly server: FastifyInstance
  readonly name: string
  readonly email: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly business: string | undefined

  private constructor(
    server: FastifyInstance,
    facts: Pick<Person, 'name' | 'email' | 'accessToken' | 'refreshToken' | 'business'>,
  ) {
    this.server = server
    this.name = facts.name
    this.email = facts.email
    this.accessToken = facts.accessToken
    this.refreshToken = facts.refreshToken
    this.business = facts.business
  }

  static async register(server: FastifyInstance, name: string): Promise<Person> {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`
    const payload = { email, name, password: passwordOf(name) }
    const answer = await server.inject({ method: 'POST', url: '/api/v1/auth/register', payload })
    if (answer.statusCode !== 201) throw new Error(`${name} could not register: ${answer.body}`)
    const session = answer.json<{ accessToken: string; refreshToken: string }>()
    return new Person(server, { name, email, ...session, business: undefined })
  }

  /** The same person, asking in that business. */
  in(slug: string): Person {
    const { name, email, accessToken, refreshToken } = this
    return new Person(this.server, { name, email, accessToken, refreshToken, business: slug })
  }

  /** Asks and gives the answer back whatever it is. */
  async ask<T = unknown>(
    method: Method,
    path: string,
    body?: unknown,
    extra: Extra = {},
  ): Promise<Answer<T>> {
    const isText = typeof body === 'string' || Buffer.isBuffer(body)
    const answer = await this.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        ...(this.business ? { 'smb-business': this.business } : {}),
        ...(extra.key ? { 'idempotency-key': extra.key } : {}),
        ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }),
        ...extra.headers,
      },
      ...(body === undefined ? {} : { payload: isText ? body : JSON.stringify(body) }),
    })
    const isJson =
      /json/.test(String(answer.headers['content-type'])) &&
      !/ndjson/.test(String(answer.headers['content-type']))
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: (isJson ? JSON.parse(answer.body) : answer.body) as T,
    }
  }

  /** Asks and expects success. */
  async get<T = unknown>(path: string): Promise<T> {
    return succeeded(await this.ask<T>('GET', path), `GET ${path}`)
  }

  /** Asks with a fresh idempotency key and expects success. */
  async post<T = unknown>(path: string, body: unknown = {}, extra: Extra = {}): Promise<T> {
    return succeeded(
      await this.ask<T>('POST', path, body, { key: randomUUID(), ...extra }),
      `POST ${path}`,
    )
  }

  async put<T = unknown>(path: string, body: unknown): Promise<T> {
    return succeeded(await this.ask<T>('PUT', path, body), `PUT ${path}`)
  }

  /** Asks, expects to be refused, and gives the problem back. */
  async refused(method: Method, path: string, body?: unknown, extra: Extra = {}): Promise<Problem> {
    const answer = await this.ask<Problem>(method, path, body, extra)
    if (answer.status < 400)
      throw new Error(
        `${method} ${path} was expected to be refused, but: ${answer.status} ${answer.text}`,
      )
    return answer.body
  }
}

/** The password that a person of this name registered with. */
export function passwordOf(name: string): string {
  return `${name}-keeps-good-books`
}

function succeeded<T>(answer: Answer<T>, what: string): T {
  if (answer.status >= 400) throw new Error(`${what}: ${answer.status} ${answer.text}`)
  return answer.body
}
