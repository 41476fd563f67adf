import hooks from 'eslint-plugin-react-hooks'
import security from 'eslint-plugin-security'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { disableSaysWhy, recommended } from './tools/gates/eslint-house.mjs'

// Where an amount passes. Elsewhere a number may be a count, a width or a port.
const moneyAreas =
  'money csv xlsx tax items invoicing payments ledger reports banking exchange onboarding'.split(
    ' ',
  )
const moneyPaths = moneyAreas.flatMap((area) => [
  `core/src/${area}/**/*.ts`,
  `modules/${area}/src/**/*.ts`,
])
// Machines that keep real time; everything else is told what time it is.
const clockKeepers = ['platform/**', 'apps/**', 'tools/**', 'packages/embedded-postgres/**']
const tests = [
  '**/*.test.{ts,tsx}',
  '**/test/**/*.ts',
  'tests/**/*.ts',
  'packages/test-world/**/*.ts',
]
// Frameworks that ask for a default export: Next.js by file name, tools by their config.
const framework = [
  'apps/web/src/app/**/{page,layout,template,loading,error,not-found,global-error,default,icon,manifest}.tsx',
  'apps/web/src/app/**/{robots,sitemap,manifest}.ts',
  '**/*.config.{ts,mjs}',
  'packages/test-world/src/global-setup.ts',
]

const clock = [
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'The moment comes from tx.now and tx.today; a date of the books is a LocalDate.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The moment comes from tx.now, or is passed in.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Ids come from tx.newId; other randomness is passed in.',
  },
]
const floats = [
  {
    selector: 'CallExpression[callee.name=/^(Number|parseFloat|parseInt)$/]',
    message: 'An amount is never a float: use Money and Decimal. For a count, say so and disable.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(toFixed|toPrecision|toLocaleString|parseFloat)$/]',
    message: 'An amount is written by Money.toString or Decimal.toString.',
  },
  {
    selector: "MemberExpression[object.name='Intl'][property.name='NumberFormat']",
    message: 'Amounts are formatted where they are shown, not where they are computed.',
  },
]
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that every importer uses the same word.',
}
const parameters = [
  {
    selector: ':function[params.length>4]',
    message: 'Three parameters, then one options object.',
  },
  {
    selector: ":function[params.length=4]:not([params.3.type='AssignmentPattern'])",
    message: 'Three parameters, then one options object with a default.',
  },
]
const forbidden = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] })

const houseRules = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  eqeqeq: 'error',
  'no-console': 'error',
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
  // Where the strict preset asks for more than this house does, and why.
  // Numbers and bigints print exactly; anything else must be turned into text first.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // `() => effect()` and an early `return effect()` are read as what they do.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // A flag that a callback changes looks constant to it.
  '@typescript-eslint/no-unnecessary-condition': 'off',
  // An async signature may be what a contract asks for.
  '@typescript-eslint/require-await': 'off',
  // There are no enums, and classes are errors only; both rules cost much to find nothing.
  '@typescript-eslint/no-unsafe-enum-assignment': 'off',
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // Tables and ids are typed by a parameter that is used once.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  // System errors are typed at the callback, which casts no more than a cast inside it would.
  '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
  // React and Fastify take handlers that are async; what they reject with is handled there.
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  // These see a finding in every index, every path that is not a literal, and every `(\.\d+)?`.
  'security/detect-object-injection': 'off',
  'security/detect-non-literal-fs-filename': 'off',
  'security/detect-unsafe-regex': 'off',
}
const testRules = {
  // A test file is a list of stories; what it asserts about `any` and `!` fails by itself.
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  'security/detect-child-process': 'off',
  'security/detect-non-literal-regexp': 'off',
  'max-lines': ['error', { max: 500 }],
  'max-lines-per-function': 'off',
  'no-console': 'off',
}
const typed = (project) => ({
  parserOptions: { project, tsconfigRootDir: import.meta.dirname },
})

export default defineConfig(
  globalIgnores([
    '**/.next',
    '**/*.generated.ts',
    '.data',
    'apps/web/next-env.d.ts',
    'fixtures',
    'packages/api-client/src/generated',
    'playwright-report',
    'test-results',
  ]),
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    plugins: { house: { rules: { 'disable-says-why': disableSaysWhy } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...recommended, 'no-undef': 'off', 'house/disable-says-why': 'error' },
  },
  {
    files: ['**/*.{ts,mts}'],
    ignores: ['apps/web/**', 'tests/e2e-web/**', '*.config.ts'],
    extends: [tseslint.configs.strictTypeChecked, security.configs.recommended],
    languageOptions: typed('./tsconfig.json'),
    rules: houseRules,
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [
      tseslint.configs.strictTypeChecked,
      security.configs.recommended,
      hooks.configs.flat.recommended,
    ],
    languageOptions: typed('./apps/web/tsconfig.json'),
    rules: {
      ...houseRules,
      // It tells what the React compiler would skip, and that does not run here.
      'react-hooks/incompatible-library': 'off',
    },
  },
  // Markup is long without being involved.
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 150 }] } },
  // A hook holds the state and the acts of one screen, each of them small.
  { files: ['apps/web/**/use-*.ts'], rules: { 'max-lines-per-function': ['error', { max: 125 }] } },
  // A table of measurements is one list.
  { files: ['tools/bench/*-rows.ts'], rules: { 'max-lines-per-function': ['error', { max: 90 }] } },
  // A list of declarations, each of them small.
  { files: ['**/*-routes.ts'], rules: { 'max-lines-per-function': 'off' } },
  // What people and operators read on a terminal.
  { files: ['tools/**', 'apps/cli/**'], rules: { 'no-console': 'off' } },
  // They start the tools and servers that they name themselves.
  {
    files: ['tools/**', 'packages/embedded-postgres/**'],
    rules: { 'security/detect-child-process': 'off' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: forbidden(...clock, ...parameters, defaultExport),
  },
  { files: clockKeepers, rules: forbidden(...parameters, defaultExport) },
  { files: moneyPaths, rules: forbidden(...clock, ...floats, ...parameters, defaultExport) },
  { files: framework, rules: forbidden(...parameters) },
  {
    files: ['core/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*'] }] },
  },
  { files: tests, rules: { ...testRules, 'no-restricted-syntax': 'off' } },
  // Outside every tsconfig: read for its text, not for its types.
  {
    files: ['tests/e2e-web/**/*.ts', '*.config.ts'],
    extends: [tseslint.configs.strict],
    rules: testRules,
  },
)
