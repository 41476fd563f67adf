import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../tools/gates/gates.ts'

/** A copy of the house's skeleton, in which rules can be broken. */
export interface PlantedTree {
  readonly folder: string
  remove(): Promise<void>
}

const workspaceFolders = ['core', 'platform', 'apps/cli', 'apps/server', 'apps/web']
const npmPackages = ['zod', 'pg', 'fastify', 'graphile-worker', 'jose', 'vitest', 'fast-check']

/** Writes `files` (path → text) between the real package.json files, linked as npm links them. */
export async function plantTree(files: Readonly<Record<string, string>>): Promise<PlantedTree> {
  const folder = await mkdtemp(join(tmpdir(), 'smb-planted-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  for (const name of npmPackages) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    await write(`node_modules/${name}/index.js`, 'module.exports = {}\n')
  }
  for (const workspace of await workspaces()) {
    const manifest = await readFile(join(root, workspace, 'package.json'), 'utf8')
    await write(`${workspace}/package.json`, manifest)
    const { name } = JSON.parse(manifest) as { name: string }
    await mkdir(join(folder, 'node_modules/@smb'), { recursive: true })
    await symlink(join(folder, workspace), join(folder, 'node_modules', name))
  }
  for (const [path, text] of Object.entries(files)) await write(path, text)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

async function workspaces(): Promise<string[]> {
  const children = async (parent: string) =>
    (await readdir(join(root, parent))).map((name) => `${parent}/${name}`)
  return [...workspaceFolders, ...(await children('modules')), ...(await children('packages'))]
}
