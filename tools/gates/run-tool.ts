import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './gates.ts'

/** What a tool said. */
export interface ToolRun {
  readonly exitCode: number
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string
  /** Standard output alone, for programs. */
  readonly stdout: string
}

/** A tool that cannot be run at all: the gate is red, and says so. */
export class MissingToolError extends Error {
  override readonly name = 'MissingToolError'
}

/** Characters kept of what a tool says; more than that nobody reads. */
const outputMax = 2 * 1024 * 1024

/**
 * The script behind a package's command, so that the Node that runs now runs it too.
 * @throws MissingToolError when the package or its command is not installed
 */
export function commandPath(packageName: string, bin: string): string {
  const folder = join(root, 'node_modules', packageName)
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest))
    throw new MissingToolError(`${packageName} is not installed: run npm install.`)
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    bin?: string | Record<string, string>
  }
  const path = typeof bins === 'string' ? bins : bins?.[bin]
  if (path && existsSync(join(folder, path))) return join(folder, path)
  throw new MissingToolError(`${packageName} has no command ${bin}: run npm install.`)
}

/** Runs a script with this Node at the root of the repository, or in `cwd`, and keeps what it prints. */
export function runScript(
  script: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.cwd ?? root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', CI: '1' },
    })
    let output = ''
    let stdout = ''
    const keep = (text: string) => {
      if (output.length < outputMax) output += text
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      keep(text)
      if (stdout.length < outputMax) stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output, stdout }))
  })
}
