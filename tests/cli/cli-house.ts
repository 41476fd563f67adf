import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { RunningHouse } from '@smb/test-world/running-house'
import { openRunningHouse } from '@smb/test-world/running-house'

const root = join(import.meta.dirname, '../..')
const person = { name: 'Mara', email: 'mara@example.com', password: 'keeps very good books' }

export type Ended = { readonly code: number; readonly out: string; readonly err: string }

/** A running house for one test file, and somebody at a terminal who is signed in and has one business. */
export type CliHouse = {
  /** A folder for files of the test; it goes with the house. */
  readonly folder: string
  /** The business. */
  readonly slug: string
  /** Runs `smb` as people do, in a process of its own. */
  readonly smb: (words: readonly string[], input?: string) => Promise<Ended>
  /** Posts to the API as the same person; in a business where one is named. Throws when refused. */
  readonly post: <T>(path: string, body: object, business?: string) => Promise<T>
}

export function openCliHouse(): CliHouse {
  let house: RunningHouse
  let [folder, slug, token] = ['', '', '']
  const smb: CliHouse['smb'] = (words, input = '') => {
    const env = { ...process.env, SMB_CONFIG_DIR: folder }
    return new Promise((resolve) => {
      const program = [join(root, 'apps/cli/src/main.ts'), ...words]
      const child = execFile(process.execPath, program, { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
      child.stdin?.end(input)
    })
  }
  const post: CliHouse['post'] = async (path, body, business) => {
    const answer = await fetch(`${house.apiOrigin}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(business ? { 'smb-business': business } : {}),
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as never
  }
  beforeAll(async () => {
    house = await openRunningHouse({ isDurable: false })
    folder = await mkdtemp(join(tmpdir(), 'smb-cli-test-'))
    token = (await post<{ accessToken: string }>('/auth/register', person)).accessToken
    const { email, password } = person
    const words = ['sign-in', '--url', house.apiOrigin, '--email', email, '--password-stdin']
    const signedIn = await smb(words, `${password}\n`)
    if (signedIn.code !== 0) throw new Error(signedIn.err)
    const details = { name: 'Quay Prints', country: 'IE', baseCurrency: 'EUR' }
    slug = (await post<{ slug: string }>('/businesses', details)).slug
  }, 120_000)
  afterAll(async () => {
    await house.close()
    await rm(folder, { recursive: true })
  })
  return {
    get folder() {
      return folder
    },
    get slug() {
      return slug
    },
    smb,
    post,
  }
}
