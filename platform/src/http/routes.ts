import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ReadTx, Tx, UserTx } from '../db/index.ts'
import type { Services, SessionFacts } from './services.ts'

type Schema = z.ZodType
/** What a part of the request is typed as where the route declares no schema for it. */
type None = z.ZodUndefined
type InputOf<P extends Schema, Q extends Schema, B extends Schema> = {
  readonly params: z.output<P>
  readonly query: z.output<Q>
  readonly body: z.output<B>
}
type Reads<P, Q> = { readonly params?: P; readonly query?: Q }
type Writes<P, Q, B> = Reads<P, Q> & { readonly body?: B }

type Described = {
  /** Unique, verb and noun: the name of the generated client's method. */
  readonly operationId: string
  readonly summary: string
  /** Body limit in bytes where it is not the house's 1 MiB. */
  readonly bodyLimit?: number
}

/** A write in the tenant: one transaction, one permission, idempotent under its key. */
export type CommandRoute<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  Result,
  View extends Schema,
> = Described &
  Writes<P, Q, B> & {
    readonly permission: string
    readonly answer: View
    /** 201 where something is made, else 200. */
    readonly status?: 200 | 201
    readonly run: (tx: Tx, input: InputOf<P, Q, B>) => Promise<Result>
    readonly view: (result: Result, tx: Tx) => z.input<View>
  }

/** A read in the tenant: one read-only snapshot. */
export type QueryRoute<
  P extends Schema,
  Q extends Schema,
  Result,
  View extends Schema,
> = Described &
  Reads<P, Q> & {
    readonly permission: string
    readonly answer: View
    readonly run: (tx: ReadTx, input: InputOf<P, Q, None>) => Promise<Result>
    readonly view: (result: Result, tx: ReadTx) => z.input<View>
  }

/** A file or a stream read in the tenant: chunks are pulled while the snapshot is open. */
export type FileRoute<P extends Schema, Q extends Schema> = Described &
  Reads<P, Q> & {
    readonly permission: string
    readonly contentType: string
    readonly run: (tx: ReadTx, input: InputOf<P, Q, None>) => Promise<FileAnswer>
  }
export type FileAnswer = {
  readonly fileName: string
  readonly contentType?: string
  readonly chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>
}

/** A write or read of one person outside any tenant. */
export type UserRoute<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  Result,
  View extends Schema,
> = Described &
  Writes<P, Q, B> & {
    readonly answer: View
    readonly status?: 200 | 201
    readonly run: (tx: UserTx, input: InputOf<P, Q, B>, session: SessionFacts) => Promise<Result>
    readonly view: (result: Result) => z.input<View>
  }

/** A route that anybody may call: registration, sign-in. It gets the services, because there is no transaction yet. */
export type OpenRoute<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  View extends Schema,
> = Described &
  Writes<P, Q, B> & {
    readonly answer: View
    readonly status?: 200 | 201
    readonly run: (
      services: Services,
      input: InputOf<P, Q, B>,
      caller: Caller,
    ) => Promise<z.input<View>>
  }
export type Caller = { readonly address: string; readonly userAgent: string }

/** An upload that is streamed into one tenant transaction of its own, without the house's body limit. */
export type UploadRoute<
  P extends Schema,
  Q extends Schema,
  Result,
  View extends Schema,
> = Described &
  Reads<P, Q> & {
    readonly permission: string
    /** Content types accepted; their bodies arrive as a stream. */
    readonly accepts: readonly string[]
    readonly answer: View
    readonly run: (
      tx: Tx,
      /** With the content type that the sender named. */
      input: InputOf<P, Q, None> & { readonly contentType: string },
      body: AsyncIterable<Buffer>,
    ) => Promise<Result>
    readonly view: (result: Result, tx: Tx) => z.input<View>
  }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** A declared route with its schemas' types forgotten: what the server registers and calls. */
export type ErasedRoute = Described &
  Writes<Schema, Schema, Schema> & {
    readonly permission: string
    readonly answer?: Schema
    readonly status?: 200 | 201
    readonly contentType: string
    readonly accepts?: readonly string[]
    readonly run: (...inputs: readonly unknown[]) => Promise<unknown>
    readonly view: (...results: readonly unknown[]) => unknown
  }
export type AnyRoute = {
  readonly kind: 'command' | 'query' | 'file' | 'user' | 'open' | 'upload'
  readonly method: Method
  readonly path: string
  readonly options: ErasedRoute
}

/** How a module declares its routes: schema, permission, use case, view. Nothing else belongs in a route. */
export interface Api {
  command<
    R,
    V extends Schema,
    P extends Schema = None,
    Q extends Schema = None,
    B extends Schema = None,
  >(
    method: Exclude<Method, 'GET'>,
    path: string,
    route: CommandRoute<P, Q, B, R, V>,
  ): void
  query<R, V extends Schema, P extends Schema = None, Q extends Schema = None>(
    path: string,
    route: QueryRoute<P, Q, R, V>,
  ): void
  file<P extends Schema = None, Q extends Schema = None>(path: string, route: FileRoute<P, Q>): void
  user<
    R,
    V extends Schema,
    P extends Schema = None,
    Q extends Schema = None,
    B extends Schema = None,
  >(
    method: Method,
    path: string,
    route: UserRoute<P, Q, B, R, V>,
  ): void
  open<V extends Schema, P extends Schema = None, Q extends Schema = None, B extends Schema = None>(
    method: Method,
    path: string,
    route: OpenRoute<P, Q, B, V>,
  ): void
  upload<R, V extends Schema, P extends Schema = None, Q extends Schema = None>(
    path: string,
    route: UploadRoute<P, Q, R, V>,
  ): void
}

export type RouteGroup = { readonly tag: string; readonly routes: readonly AnyRoute[] }

/** A module's routes under one heading of the API reference. Paths are below `/api/v1`. */
export function routes(tag: string, declare: (api: Api) => void): RouteGroup {
  const declared: AnyRoute[] = []
  const add = (kind: AnyRoute['kind'], at: readonly [Method, string], options: unknown): void => {
    const [method, path] = at
    declared.push({ kind, method, path, options: options as ErasedRoute })
  }
  declare({
    command: (method, path, route) => add('command', [method, path], route),
    query: (path, route) => add('query', ['GET', path], route),
    file: (path, route) => add('file', ['GET', path], route),
    user: (method, path, route) => add('user', [method, path], route),
    open: (method, path, route) => add('open', [method, path], route),
    upload: (path, route) => add('upload', ['POST', path], route),
  })
  return { tag, routes: declared }
}

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
