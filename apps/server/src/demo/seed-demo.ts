import { Money, currency } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import { newSigningKeyPem, readSigningKey } from '@smb/platform/crypto'
import { inProcessRateLimits } from '@smb/platform/http'
import { composeHouse } from '../compose.ts'
import type { House } from '../compose.ts'
import type { DemoClock } from './demo-keeper.ts'
import { DemoKeeper } from './demo-keeper.ts'
import type { DemoPlan } from './demo-plans.ts'
import { demoPlans } from './demo-plans.ts'
import { demoProgress } from './demo-progress.ts'
import { demoStatement } from './demo-statement.ts'
import { playYear } from './play-year.ts'

/** The demo's sign-in. It exists only in the embedded default, which listens on loopback only. */
const demoSignIn = {
  email: 'demo@example.com',
  password: 'demo-books-2026',
  name: 'Nora Byrne',
}

export type DemoSettings = {
  readonly databaseUrl: string
  /** Where it is kept how far the telling got; an interrupted one is continued on the day it was begun. */
  readonly dataDir: string
  readonly plans?: readonly DemoPlan[]
}

/** Makes the demo businesses, whose books cover the year that ends today, unless they are there already. */
export async function seedDemo(settings: DemoSettings, say: (line: string) => void): Promise<void> {
  const progress = await demoProgress(settings.dataDir, new Date())
  const clock: DemoClock = { moment: `${progress.day}T12:00:00.000Z` }
  const plans = settings.plans ?? demoPlans
  const missing = plans.filter((plan) => !progress.isTold(plan.name))
  if (missing.length === 0) {
    say('The demo businesses are there.')
    return
  }
  const house = await composeHouse({
    databaseUrl: settings.databaseUrl,
    poolMax: 4,
    signingKey: readSigningKey(newSigningKeyPem()),
    logger: false,
    clock: () => clock.moment,
    rateLimits: inProcessRateLimits(),
  })
  try {
    const token = await demoToken(house)
    for (const plan of missing) {
      await seedBusiness(house, { token, clock, plan, today: progress.day })
      await progress.markTold(plan.name)
      say(`${plan.name}: a year of books`)
    }
  } finally {
    await house.close()
  }
}

/** Registers the demo person, or signs them in where an earlier start got that far. */
async function demoToken(house: House): Promise<string> {
  for (const path of ['register', 'sign-in']) {
    const { name, ...who } = demoSignIn
    const payload = path === 'register' ? { ...who, name } : who
    const answer = await house.server.inject({
      method: 'POST',
      url: `/api/v1/auth/${path}`,
      payload,
    })
    if (answer.statusCode < 300) return answer.json<{ accessToken: string }>().accessToken
    if (answer.statusCode !== 409) throw new Error(answer.body)
  }
  throw new Error('The demo person can neither register nor sign in.')
}

type Seed = {
  readonly token: string
  readonly clock: DemoClock
  readonly plan: DemoPlan
  readonly today: LocalDate
}

async function seedBusiness(house: House, seed: Seed): Promise<void> {
  const { plan, today } = seed
  const founder = new DemoKeeper(house.server, { ...seed, story: `demo-${plan.name}` })
  const { slug } = await founder.on(today).post<{ slug: string }>('/businesses', {
    name: plan.name,
    country: plan.country,
    chartPack: 'generic',
    baseCurrency: plan.currency,
    fiscalYearStartMonth: plan.fiscalYearStartMonth,
    timeZone: plan.timeZone,
    taxRegistrationNumber: plan.taxRegistrationNumber,
    address: plan.address,
    standardTaxPercent: plan.taxPercent,
  })
  const keeper = new DemoKeeper(house.server, {
    ...seed,
    business: slug,
    story: 'demo',
  }).on(today)
  const { items: taxCodes } = await keeper.get<{ items: { id: string; code: string }[] }>(
    '/tax-codes',
  )
  keeper.taxCodeIds = new Map(taxCodes.map((code) => [code.code, code.id]))
  const bank = await keeper.post<{ id: string }>('/bank-accounts', {
    name: plan.bank.name,
    ledgerAccountId: await keeper.account('1010'),
    currency: plan.currency,
    accountNumberMasked: plan.bank.mask,
  })
  const year = await playYear(keeper, plan, today)
  await importStatement(keeper.on(today), { bankId: bank.id, plan, today, year })
  await keeper.post('/invoices', {
    lines: [
      { description: plan.items[0]?.description ?? '', unitPrice: plan.items[0]?.unitPrice ?? '1' },
    ],
  })
}

/** The bank's file of the last weeks: what it closes with is what the books say, plus what is not recorded yet. */
async function importStatement(
  keeper: DemoKeeper,
  at: {
    bankId: string
    plan: DemoPlan
    today: LocalDate
    year: Awaited<ReturnType<typeof playYear>>
  },
): Promise<void> {
  const { plan, today, year } = at
  const code = currency(plan.currency)
  const { balanceInBooks } = await keeper.get<{ balanceInBooks: { amount: string } }>(
    `/bank-accounts/${at.bankId}`,
  )
  const missing = year.unrecorded.map((movement) => Money.parse(movement.amount, code))
  const closing = Money.add(Money.parse(balanceInBooks.amount, code), Money.sum(missing, code))
  const text = demoStatement(
    { mask: '2208', currency: plan.currency, closing: Money.toString(closing), today },
    year.unrecorded,
  )
  await keeper.post(
    `/bank-accounts/${at.bankId}/imports?fileName=statement-${today}.ofx`,
    text,
    'application/x-ofx',
  )
}
