import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tools/launch/test/launch.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
