// The arrows of the house, as rules of dependency-cruiser. Every rule has a planted violation in tests/architecture.
const tiers = require('./tiers.json')

// Core areas in the order in which they may know each other; the alphabet comes first.
const alphabet = ['errors', 'money', 'time', 'ids', 'api']
const areas = [['ledger', 'identity'], ['tax', 'parties'], ['invoicing'], ['payments'], ['banking'], ['reports', 'exchange', 'onboarding']]

const below = (levels, level, name) => [name, ...levels.slice(0, level).flat()].join('|')

const tierRules = tiers.flatMap((tier, level) =>
  tier.map((name) => ({
    name: `tier:${name}`,
    comment: 'A module calls lower tiers only; news travels upward as events.',
    severity: 'error',
    from: { path: `^modules/${name}/src` },
    to: { path: '^modules/[^/]+/', pathNot: `^modules/(${below(tiers, level, name)})/` },
  })),
)

const areaRules = areas.flatMap((group, level) =>
  group.map((name) => ({
    name: `area:${name}`,
    comment: 'A core area knows the alphabet and lower areas.',
    severity: 'error',
    from: { path: `^core/src/${name}/` },
    to: { path: '^core/src/', pathNot: `^core/src/(${[...alphabet, below(areas, level, name)].join('|')})/` },
  })),
)

const rules = [
  {
    name: 'core-is-pure',
    comment: 'Core knows zod and itself: no Node, no platform, no modules.',
    severity: 'error',
    from: { path: '^core/src/', pathNot: '\\.test\\.ts$' },
    to: { pathNot: '^core/src/|(^|/)node_modules/zod/' },
  },
  {
    name: 'alphabet-is-lowest',
    comment: 'Money, time, ids, errors and page shapes know no business area.',
    severity: 'error',
    from: { path: `^core/src/(${alphabet.join('|')})/` },
    to: { path: '^core/src/', pathNot: `^core/src/(${alphabet.join('|')})/` },
  },
  {
    name: 'platform-knows-no-business',
    comment: 'Machinery without a business word: only the core alphabet.',
    severity: 'error',
    from: { path: '^platform/src/' },
    to: { path: '^(modules|apps|packages)/|^core/src/', pathNot: `^core/src/(${alphabet.join('|')})/` },
  },
  {
    name: 'front-door-only',
    comment: 'From another module only through its index.ts.',
    severity: 'error',
    from: { path: '^(modules/[^/]+|apps/[^/]+|packages/[^/]+|tests|tools)/' },
    to: { path: '^modules/[^/]+/src/', pathNot: ['^$1/', '^modules/[^/]+/src/index\\.ts$'] },
  },
  {
    name: 'repository-is-a-leaf',
    comment: 'SQL calls nobody above it: no routes, no use cases.',
    severity: 'error',
    from: { path: '^modules/[^/]+/src/[^/]+-(repository|queries)\\.ts$' },
    to: { path: '^modules/[^/]+/src/([^/]+-routes|index)\\.ts$', pathNot: '^modules/(?!$1)[^/]+/src/index\\.ts$' },
  },
  {
    name: 'clients-use-the-api',
    comment: 'Web, phone and command line have no database and no business rule of their own.',
    severity: 'error',
    from: { path: '^apps/(web|cli|mobile)/' },
    to: { path: '^(modules|platform|apps/server|packages/(embedded-postgres|test-world))/' },
  },
  {
    name: 'features-stand-alone',
    comment: 'Features of the web never import each other; a page composes them.',
    severity: 'error',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
  },
  {
    name: 'tests-stay-outside',
    comment: 'What ships does not import test machinery.',
    severity: 'error',
    from: { path: '^(core|platform|modules|apps)/', pathNot: '(\\.test\\.tsx?$|/test/)' },
    to: { path: '^(packages/test-world|tests)/' },
  },
  { name: 'no-cycles', comment: 'Nothing depends on itself.', severity: 'error', from: {}, to: { circular: true } },
]

module.exports = {
  forbidden: [...tierRules, ...areaRules, ...rules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.next|packages/api-client/src/generated)' },
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
