import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { createDatabase, dropDatabase } from '@smb/embedded-postgres'
import type { DatabaseUrls } from '@smb/embedded-postgres'
import { newSigningKeyPem, readSigningKey } from '@smb/platform/crypto'
import { inProcessRateLimits } from '@smb/platform/http'
import type { House } from '@smb/server/compose'
import { composeHouse } from '@smb/server/compose'
import { bookFaults } from './book-faults.ts'
import { Person } from './person.ts'

/** The moment at which every story happens unless it says otherwise: noon UTC, 30 June 2026. */
export const storyMoment = '2026-06-30T12:00:00.000Z'

export type World = {
  readonly house: House
  readonly urls: DatabaseUrls
  /** A registered person, the same one for the same name. */
  readonly person: (name: string) => Promise<Person>
  /** A business of that person, the same one for the same name; requests of the returned person go to it. */
  readonly business: (
    owner: string,
    name: string,
    details?: Partial<BusinessDetails>,
  ) => Promise<Person>
  /** Rows as the superuser sees them, past every policy. */
  readonly rows: <Row = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>
  /** Moves the books' clock. */
  readonly setClock: (moment: string) => void
}
export type BusinessDetails = {
  country: string
  /** The generic one unless the story says otherwise. */
  chartPack: string
  baseCurrency: string
  fiscalYearStartMonth: number
  timeZone: string
}

/**
 * What Node warns of while a story runs, such as a deprecated use of a package: nobody reads it in a log. The features of
 * Node itself that are still experiments are none of ours.
 */
function processWarnings(): string[] {
  const warnings: string[] = []
  const keep = ({ name, message }: Error): void => {
    if (name !== 'ExperimentalWarning') warnings.push(`${name}: ${message}`)
  }
  beforeAll(() => void process.on('warning', keep))
  afterAll(() => void process.off('warning', keep))
  return warnings
}

/**
 * Opens a world for one test file: its own database, the real API on it. After each test the books of every business
 * are checked: entries balance, trial balance is zero, projection equals lines, control accounts equal open items.
 */
export function openWorld(options: { checkBooks?: boolean; poolMax?: number } = {}): World {
  const warnings = processWarnings()
  const state: { house?: House; urls?: DatabaseUrls; admin?: pg.Client; moment: string } = {
    moment: storyMoment,
  }
  const people = new Map<string, Promise<Person>>()
  const businesses = new Map<string, Promise<Person>>()
  const database = `story_${randomBytes(6).toString('hex')}`

  beforeAll(async () => {
    state.urls = await createDatabase(inject('postgres'), database, { template: 'smb_finance_os' })
    state.admin = new pg.Client({ connectionString: state.urls.superuserUrl })
    state.admin.on('error', () => undefined)
    await state.admin.connect()
    state.house = await composeHouse({
      databaseUrl: state.urls.appUrl,
      poolMax: options.poolMax ?? 8,
      signingKey: readSigningKey(newSigningKeyPem()),
      logger: false,
      clock: () => state.moment,
      checkAnswers: true,
      rateLimits: inProcessRateLimits({ register_address: { points: 10_000, windowSeconds: 1 } }),
    })
  })
  afterEach(async () => {
    const warned = warnings.splice(0)
    if (warned.length > 0) throw new Error(`Node warned: ${warned.join('; ')}`)
    if (options.checkBooks === false) return
    const faults = await bookFaults(state.admin as pg.Client)
    if (faults.length > 0) throw new Error(`The books are wrong:\n${faults.join('\n')}`)
  })
  afterAll(async () => {
    await state.house?.close()
    await state.admin?.end()
    await dropDatabase(inject('postgres'), database)
  })

  const person = (name: string): Promise<Person> => {
    const known = people.get(name) ?? Person.register((state.house as House).server, name)
    people.set(name, known)
    return known
  }
  const openBusiness = async (
    owner: string,
    name: string,
    details: Partial<BusinessDetails>,
  ): Promise<Person> => {
    const someone = await person(owner)
    const body = {
      name,
      country: 'KE',
      chartPack: 'generic',
      baseCurrency: 'EUR',
      fiscalYearStartMonth: 1,
      timeZone: 'UTC',
      ...details,
    }
    const created = await someone.post<{ slug: string }>('/businesses', body)
    return someone.in(created.slug)
  }
  return {
    get house() {
      return state.house as House
    },
    get urls() {
      return state.urls as DatabaseUrls
    },
    person,
    business: (owner, name, details = {}) => {
      const key = `${owner}/${name}`
      const known = businesses.get(key) ?? openBusiness(owner, name, details)
      businesses.set(key, known)
      return known
    },
    rows: async (text, values = []) =>
      (await (state.admin as pg.Client).query(text, [...values])).rows as never,
    setClock: (moment) => {
      state.moment = moment
    },
  }
}
