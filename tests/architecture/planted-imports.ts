import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const tiers = require('../../tools/tiers.json') as string[][]

/** A file with one import that breaks one rule. */
export interface PlantedImport {
  readonly rule: string
  readonly file: string
  readonly imports: string
}

/** The nearest module that `name` must not call: one of its own tier, else one above. */
function moduleOutOfReach(name: string): string {
  const level = tiers.findIndex((tier) => tier.includes(name))
  const candidates = [...(tiers[level] ?? []), ...(tiers[level + 1] ?? [])]
  const found = candidates.find((other) => other !== name)
  if (!found) throw new Error(`${name} stands alone at the top: plant something else for it`)
  return found
}

const tierPlants = tiers.flat().map((name) => ({
  rule: `tier:${name}`,
  file: `modules/${name}/src/planted-tier.ts`,
  imports: `@smb/${moduleOutOfReach(name)}`,
}))

const areaPlants = [
  ['ledger', 'invoicing'],
  ['csv', 'ledger'],
  ['xml', 'csv'],
  ['xlsx', 'banking'],
  ['identity', 'ledger'],
  ['tax', 'parties'],
  ['parties', 'items'],
  ['items', 'invoicing'],
  ['invoicing', 'payments'],
  ['payments', 'banking'],
  ['banking', 'reports'],
  ['reports', 'exchange'],
  ['exchange', 'onboarding'],
  ['onboarding', 'reports'],
  ['search', 'reports'],
].map(([area, other]) => ({
  rule: `area:${area}`,
  file: `core/src/${area}/planted-area.ts`,
  imports: `../${other}/index.ts`,
}))

/** Everything that must not be; each breaks its own rule and no other. */
export const plantedImports: readonly PlantedImport[] = [
  ...tierPlants,
  ...areaPlants,
  { rule: 'module-has-a-tier', file: 'modules/payroll/src/planted.ts', imports: 'zod' },
  {
    rule: 'area-has-a-place',
    file: 'core/src/payroll/planted.ts',
    imports: '../money/index.ts',
  },
  { rule: 'core-is-pure', file: 'core/src/tax/planted-node.ts', imports: 'node:fs' },
  { rule: 'core-is-pure', file: 'core/src/tax/planted-npm.ts', imports: 'pg' },
  { rule: 'core-is-pure', file: 'core/src/tax/planted-platform.ts', imports: '@smb/platform/db' },
  {
    rule: 'alphabet-is-lowest',
    file: 'core/src/money/planted.ts',
    imports: '../ledger/index.ts',
  },
  {
    rule: 'platform-knows-no-business',
    file: 'platform/src/db/planted-module.ts',
    imports: '@smb/ledger',
  },
  {
    rule: 'platform-knows-no-business',
    file: 'platform/src/db/planted-area.ts',
    imports: '@smb/core/ledger',
  },
  {
    rule: 'modules-stand-on-platform',
    file: 'modules/ledger/src/planted-app.ts',
    imports: '@smb/server/compose',
  },
  {
    rule: 'machinery-comes-from-platform',
    file: 'modules/ledger/src/planted-driver.ts',
    imports: 'pg',
  },
  {
    rule: 'packages-stand-alone',
    file: 'packages/design-tokens/src/planted.ts',
    imports: '@smb/core/money',
  },
  {
    rule: 'front-door-only',
    file: 'modules/invoicing/src/planted-back-door.ts',
    imports: '../../ledger/src/account-repository.ts',
  },
  {
    rule: 'repository-is-a-leaf',
    file: 'modules/ledger/src/planted-repository.ts',
    imports: './post-planted.ts',
  },
  {
    rule: 'repository-is-a-leaf',
    file: 'modules/ledger/src/planted-queries.ts',
    imports: './index.ts',
  },
  {
    rule: 'clients-use-the-api',
    file: 'apps/cli/src/planted-module.ts',
    imports: '@smb/ledger',
  },
  {
    rule: 'clients-use-the-api',
    file: 'apps/web/src/lib/planted-database.ts',
    imports: '@smb/platform/db',
  },
  {
    rule: 'features-stand-alone',
    file: 'apps/web/src/features/invoices/planted.tsx',
    imports: '#features/bank/part.tsx',
  },
  {
    rule: 'shared-parts-know-no-feature',
    file: 'apps/web/src/components/planted.tsx',
    imports: '#features/bank/part.tsx',
  },
  {
    rule: 'tests-stay-outside',
    file: 'modules/ledger/src/planted-world.ts',
    imports: '@smb/test-world',
  },
  { rule: 'tests-stay-outside', file: 'platform/src/db/planted-vitest.ts', imports: 'vitest' },
  { rule: 'no-cycles', file: 'platform/src/db/planted-one.ts', imports: './planted-other.ts' },
  { rule: 'resolvable', file: 'platform/src/db/planted-gone.ts', imports: './nowhere.ts' },
  {
    rule: 'resolvable',
    file: 'modules/invoicing/src/planted-deep.ts',
    imports: '@smb/ledger/src/account-repository.ts',
  },
]

/** Everything that must stay possible: a rule that refuses all is no proof either. */
export const allowedImports = [
  { file: 'modules/invoicing/src/allowed-lower-tier.ts', imports: '@smb/ledger' },
  { file: 'modules/ledger/src/allowed-core.ts', imports: '@smb/core/ledger' },
  { file: 'modules/ledger/src/allowed-repository.ts', imports: './tables.generated.ts' },
  { file: 'modules/ledger/src/allowed-use-case.ts', imports: './account-repository.ts' },
  { file: 'modules/ledger/test/allowed.test.ts', imports: '@smb/test-world' },
  { file: 'core/src/invoicing/allowed.ts', imports: '../ledger/index.ts' },
  { file: 'core/src/invoicing/allowed-schema.ts', imports: 'zod' },
  { file: 'core/src/invoicing/allowed.test.ts', imports: 'node:fs' },
  { file: 'platform/src/db/allowed.ts', imports: '@smb/core/money' },
  { file: 'platform/src/db/allowed-driver.ts', imports: 'pg' },
  { file: 'apps/cli/src/allowed.ts', imports: '@smb/api-client' },
  { file: 'apps/web/src/features/invoices/allowed.tsx', imports: '#components/part.tsx' },
  { file: 'apps/web/src/features/invoices/allowed-core.tsx', imports: '@smb/core/invoicing' },
]

const areas =
  'api errors ids money time csv ledger tax parties items invoicing payments banking reports'
const moreAreas = 'identity exchange onboarding'

/** The other half of the planted cycle, which is reported once. */
export const wayBack = { file: 'platform/src/db/planted-other.ts', imports: './planted-one.ts' }

/** What the planted files import; nothing in them imports anything. */
export const leaves: readonly string[] = [
  ...`${areas} ${moreAreas}`.split(' ').map((area) => `core/src/${area}/index.ts`),
  ...tiers.flat().map((name) => `modules/${name}/src/index.ts`),
  'modules/ledger/src/account-repository.ts',
  'modules/ledger/src/post-planted.ts',
  'modules/ledger/src/tables.generated.ts',
  'platform/src/db/index.ts',
  'apps/server/src/compose.ts',
  'apps/web/src/features/bank/part.tsx',
  'apps/web/src/components/part.tsx',
  'packages/api-client/src/index.ts',
  'packages/test-world/src/index.ts',
]
