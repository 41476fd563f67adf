// The arrows of the house, as rules of dependency-cruiser. Every rule has a planted violation in tests/architecture.
const tiers = require('./tiers.json')

// Core areas in the order in which they may know each other; the alphabet comes first.
const alphabet = ['errors', 'money', 'time', 'ids', 'api']
const areas = [
  ['csv', 'xml'],
  ['xlsx'],
  ['ledger', 'identity'],
  ['tax', 'parties'],
  ['items'],
  ['invoicing'],
  ['payments'],
  ['banking'],
  ['reports', 'exchange', 'onboarding', 'search'],
]

const below = (levels, level, name) => [name, ...levels.slice(0, level).flat()].join('|')

const tierRules = tiers.flatMap((tier, level) =>
  tier.map((name) => ({
    name: `tier:${name}`,
    comment: 'A module calls lower tiers only; news travels upward as events.',
    from: { path: `^modules/${name}/src/` },
    to: { path: '^modules/[^/]+/', pathNot: `^modules/(${below(tiers, level, name)})/` },
  })),
)

const areaRules = areas.flatMap((group, level) =>
  group.map((name) => ({
    name: `area:${name}`,
    comment: 'A core area knows the alphabet and lower areas.',
    from: { path: `^core/src/${name}/` },
    to: {
      path: '^core/src/',
      pathNot: `^core/src/(${[...alphabet, below(areas, level, name)].join('|')})/`,
    },
  })),
)

const rules = [
  {
    name: 'module-has-a-tier',
    comment: 'A new module gets its place in tools/tiers.json before it gets its first import.',
    from: { path: '^modules/[^/]+/src/', pathNot: `^modules/(${tiers.flat().join('|')})/` },
    to: {},
  },
  {
    name: 'area-has-a-place',
    comment: 'A new core area gets its place in the list above.',
    from: {
      path: '^core/src/[^/]+/',
      pathNot: `^core/src/(${[...alphabet, ...areas.flat()].join('|')})/`,
    },
    to: {},
  },
  {
    name: 'core-is-pure',
    comment: 'Core knows zod and itself: no Node, no platform, no modules.',
    from: { path: '^core/src/', pathNot: '\\.test\\.ts$' },
    to: { pathNot: '^core/src/|(^|/)node_modules/zod/' },
  },
  {
    name: 'alphabet-is-lowest',
    comment: 'Money, time, ids, errors and page shapes know no business area.',
    from: { path: `^core/src/(${alphabet.join('|')})/` },
    to: { path: '^core/src/', pathNot: `^core/src/(${alphabet.join('|')})/` },
  },
  {
    name: 'platform-knows-no-business',
    comment: 'Machinery without a business word: only the core alphabet.',
    from: { path: '^platform/src/' },
    to: {
      path: '^(modules|apps|packages)/|^core/src/',
      pathNot: `^core/src/(${alphabet.join('|')})/`,
    },
  },
  {
    name: 'modules-stand-on-platform',
    comment:
      'A module knows no app, no client and no tool; the composition root knows the modules.',
    from: { path: '^modules/[^/]+/src/' },
    to: { path: '^(apps|tools|tests|packages/(api-client|embedded-postgres))/' },
  },
  {
    name: 'machinery-comes-from-platform',
    comment: 'Which driver, web framework and queue there is, only platform knows.',
    from: { path: '^modules/[^/]+/src/' },
    to: { path: '(^|/)node_modules/(pg|fastify|graphile-worker|jose)/' },
  },
  {
    name: 'packages-stand-alone',
    comment: 'The client, the tokens and the database launcher know nothing of the house.',
    from: { path: '^packages/(api-client|design-tokens|embedded-postgres)/src/' },
    to: { path: '^(core|platform|modules|apps|tools|tests)/' },
  },
  {
    name: 'front-door-only',
    comment: 'From another module only through its index.ts.',
    from: { path: '^(modules/[^/]+|apps/[^/]+|packages/[^/]+|platform|tests|tools)/' },
    to: { path: '^modules/[^/]+/src/', pathNot: ['^$1/', '^modules/[^/]+/src/index\\.ts$'] },
  },
  {
    name: 'repository-is-a-leaf',
    comment: 'SQL knows rows, ids and other SQL of its module; no routes, no use cases, no index.',
    from: { path: '^modules/([^/]+)/src/[^/]+-(?:repository|queries)\\.ts$' },
    to: {
      path: '^modules/$1/src/',
      pathNot:
        '^modules/$1/src/([^/]+-(repository|queries|rows?|columns|id|sql)|tables\\.generated)\\.ts$',
    },
  },
  {
    name: 'clients-use-the-api',
    comment: 'Web, phone and command line have no database and no business rule of their own.',
    from: { path: '^apps/(web|cli|mobile)/', pathNot: '(\\.test\\.tsx?$|/test/)' },
    to: { path: '^(modules|platform|apps/server|packages/(embedded-postgres|test-world))/' },
  },
  {
    name: 'features-stand-alone',
    comment: 'Features of the web never import each other; a page composes them.',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
  },
  {
    name: 'shared-parts-know-no-feature',
    comment: 'Components and lib of the web are below its features, and those below its routes.',
    from: { path: '^apps/web/src/(components|lib)/' },
    to: { path: '^apps/web/src/(features|app)/' },
  },
  {
    name: 'tests-stay-outside',
    comment: 'What ships does not import test machinery.',
    from: {
      path: '^(core|platform|modules|apps|packages)/',
      pathNot: '(\\.test\\.tsx?$|/test/|^packages/test-world/)',
    },
    to: { path: '^(packages/test-world|tests)/|/test/|(^|/)node_modules/(vitest|fast-check)/' },
  },
  {
    name: 'no-cycles',
    comment: 'Nothing depends on itself.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'An import that cannot be followed escapes every other rule.',
    from: {},
    to: { couldNotResolve: true, pathNot: '\\.css$|^server-only$' },
  },
]

module.exports = {
  forbidden: [...tierRules, ...areaRules, ...rules].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.next|packages/api-client/src/generated)' },
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.d.ts', '.js', '.json'],
    },
  },
}
