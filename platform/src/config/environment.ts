import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { ConfigError } from './config-error.ts'
import type { Environment } from './values.ts'
import { variables } from './variables.ts'

/** The environment of this process over what `.env` in `folder` says. */
export function environmentIn(folder: string): Environment {
  return { ...dotEnv(join(folder, '.env')), ...process.env }
}

function dotEnv(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return {}
    throw new ConfigError(
      `The settings in ${path} cannot be read (${code}): make the file readable.`,
    )
  }
}

/** One sentence for each variable that looks like ours and is none: a typing mistake goes unread. */
export function unknownVariables(env: Environment): readonly string[] {
  const known = new Set<string>(variables.map(({ name }) => name))
  return Object.keys(env)
    .filter((name) => name.startsWith('SMB_') && !known.has(name))
    .map(
      (name) =>
        `${name} is set, but there is no such setting; see .env.example for those there are.`,
    )
}
