import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** One thing that must hold before a change is reviewed: which tool is asked, and how. */
export interface Gate {
  readonly name: string
  /** What it means that the gate is red. */
  readonly red: string
  /** The npm package whose command runs, or a script of this folder. */
  readonly tool: { readonly package: string; readonly bin: string } | { readonly script: string }
  readonly args: readonly string[]
}

const tsc = { package: 'ts7', bin: 'tsc' }

/** Every gate, the slowest first, so that two at a time end together. */
export const gates: readonly Gate[] = [
  {
    name: 'lint',
    red: 'a rule of eslint.config.mjs is broken; npm run fix mends some',
    tool: { package: 'eslint', bin: 'eslint' },
    args: ['.', '--max-warnings', '0'],
  },
  {
    name: 'format',
    red: 'files are not as prettier writes them; npm run fix mends all',
    tool: { package: 'prettier', bin: 'prettier' },
    args: ['--check', '--log-level', 'warn', '.'],
  },
  {
    name: 'unused',
    red: 'something is exported, installed or kept that nothing uses, or used and not declared',
    tool: { package: 'knip', bin: 'knip' },
    args: ['--no-progress'],
  },
  {
    name: 'boundaries',
    red: 'an import goes against the arrows of tools/boundaries.cjs',
    tool: { package: 'dependency-cruiser', bin: 'depcruise' },
    args: [
      '--config',
      'tools/boundaries.cjs',
      'core',
      'platform',
      'modules',
      'apps',
      'packages',
      'tests',
      'tools',
    ],
  },
  {
    name: 'types',
    red: 'server, tools or tests do not type-check',
    tool: tsc,
    args: ['-p', 'tsconfig.json', '--noEmit'],
  },
  {
    name: 'types-core',
    red: 'core does not type-check without Node and DOM',
    tool: tsc,
    args: ['-p', 'core', '--noEmit'],
  },
  {
    name: 'types-web',
    red: 'the web app does not type-check',
    tool: tsc,
    args: ['-p', 'apps/web', '--noEmit', '--incremental', 'false'],
  },
  {
    name: 'sql',
    red: 'a migration breaks a rule of .squawk.toml or of the house',
    tool: { script: 'sql.ts' },
    args: [],
  },
  {
    name: 'workspace',
    red: 'the package.json files contradict each other',
    tool: { package: 'sherif', bin: 'sherif' },
    args: [],
  },
]
