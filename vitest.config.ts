import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'core/src/**/*.test.ts',
      'platform/**/*.test.ts',
      'modules/**/*.test.ts',
      'apps/{server,cli,web}/**/*.test.ts',
      'packages/**/*.test.ts',
      'tests/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    // Each of these has the machine to itself: `npm test -- launcher`, `npm test -- browser`.
    exclude: ['**/node_modules/**', 'tests/e2e-web/**', 'tools/launch/test/launch.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['packages/test-world/src/global-setup.ts'],
  },
})
