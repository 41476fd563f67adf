import type { RouteGroup } from './routes.ts'
import type { Job } from '../jobs/index.ts'

/** What a module gives to the house: its name, its routes, its scheduled jobs. Composed in one place only. */
export type ServerModule = {
  readonly name: string
  readonly routes: readonly RouteGroup[]
  readonly jobs?: readonly Job[]
}
