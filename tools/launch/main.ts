import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDataFolder } from '@smb/embedded-postgres'
import {
  environmentIn,
  openSigningKey,
  readConfig,
  requiredOwnerUrl,
  requiredSigningKey,
  unknownVariables,
} from '@smb/platform/config'
import type { Config, Environment } from '@smb/platform/config'
import { withProgress } from '../entry/progress.mjs'
import { checkDatabase } from './check-database.ts'
import { checkout, dataDirOf } from './checkout.ts'
import { keepEmbeddedDatabase } from './embedded-database.ts'
import { explanation, LaunchError } from './launch-error.ts'
import { assertPortFree } from './ports.ts'
import { openProcessLog } from './process-log.ts'
import { adminEnvironment, processPlans } from './process-plans.ts'
import type { RunFacts } from './process-plans.ts'
import { takeRunLock } from './run-lock.ts'
import { killHouse, onStopRequest, stopHouse } from './running-house.ts'
import type { RunningHouse } from './running-house.ts'
import { runStep } from './step-process.ts'
import { superviseProcess } from './supervised-process.ts'
import { buildWeb, isWebStale } from './web-build.ts'

const house: RunningHouse = { processes: [] }
let isStopping = false

/** A step that takes no longer than this is not worth a line. */
const quietMs = 1_500

async function start(env: Environment): Promise<void> {
  for (const sentence of unknownVariables(env)) console.warn(`  ${sentence}`)
  const config = readConfig(env)
  const dataDir = await prepareDataFolder(dataDirOf(config))
  const takeLock = () => takeRunLock(dataDir, config.publicUrl)
  house.lock = await step('Waiting for an earlier run to end', takeLock, { quietMs })
  await assertPortFree(config.host, config.port, 'PORT')
  await assertPortFree(config.host, config.webPort, 'WEB_PORT')

  const facts = await openDatabase(config, dataDir)
  await prepareDatabase(env, config, facts)
  if (isWebStale()) {
    const build = () => buildWeb(openProcessLog(dataDir, 'web-build'), house.lock)
    await step('Building the web app', build)
  }
  await startProcesses(env, config, facts)
  if (!isStopping) announce(config, dataDir)
}

/** Shows one step. A stop that was asked for meanwhile holds back the next. */
async function step<T>(title: string, work: () => Promise<T>, options = {}): Promise<T> {
  if (isStopping) throw new LaunchError('Stopped before everything was started.')
  return withProgress(title, work, options)
}

async function openDatabase(config: Config, dataDir: string): Promise<RunFacts> {
  const { appUrl } = config.database
  if (appUrl !== undefined) {
    const signingKeyPem = requiredSigningKey(config)
    const ownerUrl = requiredOwnerUrl(config)
    await checkDatabase(appUrl)
    const directUrl = config.database.directUrl ?? appUrl
    return { appUrl, ownerUrl, directUrl, dataDir, signingKeyPem }
  }
  const port = config.database.embeddedPort
  const keep = () => (house.database = keepEmbeddedDatabase({ dataDir, port, onGiveUp }))
  const database = await step('Starting PostgreSQL', keep, { quietMs })
  await checkDatabase(database.appUrl)
  const signingKeyPem = config.signingKeyPem ?? (await openSigningKey(dataDir))
  return { ...database, directUrl: database.appUrl, dataDir, signingKeyPem }
}

/** Migrates, and on the very first start of the embedded default creates the demo businesses. */
async function prepareDatabase(env: Environment, config: Config, facts: RunFacts): Promise<void> {
  const log = openProcessLog(facts.dataDir, 'admin')
  const admin = (command: 'migrate' | 'seed-demo') => () =>
    runStep({
      failure: `The command "${command}" failed`,
      args: [join(checkout, 'apps/server/src/main-admin.ts'), command],
      cwd: checkout,
      env: adminEnvironment(env, config, facts),
      log,
      lock: house.lock,
    })
  await step('Migrating the database', admin('migrate'), { quietMs })
  if (!config.hasDemo || hasDemo(facts.dataDir)) return
  await step('Creating the demo businesses', admin('seed-demo'))
  writeFileSync(demoMark(facts.dataDir), '')
}

/** Written after the demo businesses: deleting one must not bring it back at the next start. */
function demoMark(dataDir: string): string {
  return join(dataDir, 'demo-created')
}

function hasDemo(dataDir: string): boolean {
  return existsSync(demoMark(dataDir))
}

async function startProcesses(env: Environment, config: Config, facts: RunFacts): Promise<void> {
  const { lock } = house
  if (!lock) throw new Error('processes are started under the lock')
  if (isStopping) return
  const started = processPlans(env, config, facts).map((plan) =>
    superviseProcess(plan, { log: openProcessLog(facts.dataDir, plan.name), lock, onGiveUp }),
  )
  house.processes.push(...started)
  const whenReady = () => Promise.all(started.map(({ ready }) => ready))
  await step('Starting the servers', whenReady, { quietMs })
}

function announce(config: Config, dataDir: string): void {
  const demo = config.hasDemo && hasDemo(dataDir)
  console.log(`
  SMB Finance OS is ready.

    Web app   ${config.publicUrl}
    API       ${config.apiUrl}/api/v1${
      demo ? '\n    Sign in   demo@example.com / demo-books-2026   (demo businesses)' : ''
    }
    Data      ${dataDir}
    Logs      ${join(dataDir, 'logs')}

  Ctrl-C stops everything.
`)
}

function onGiveUp(error: LaunchError): void {
  if (isStopping) return
  console.error(`\n  ${error.message}`)
  void stop(1)
}

async function stop(exitCode: number): Promise<never> {
  isStopping = true
  await stopHouse(house)
  process.exit(exitCode)
}

onStopRequest(
  () => {
    if (!isStopping) console.log('\n  Stopping …')
    void stop(0)
  },
  () => {
    void killHouse(house).then(() => process.exit(130))
  },
)

try {
  await start(environmentIn(checkout))
} catch (error) {
  if (!isStopping) {
    console.error(`\n  ${explanation(error)}\n`)
    await stop(1)
  }
}
