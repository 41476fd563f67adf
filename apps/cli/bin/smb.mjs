#!/usr/bin/env node
// Starts `smb` on the Node that the repository brings, whatever Node the system has. Built-ins only.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const own = join(root, 'node_modules/.bin/node')
const { status } = spawnSync(
  existsSync(own) ? own : process.execPath,
  [join(root, 'apps/cli/src/main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(status ?? 1)
