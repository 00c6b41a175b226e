import { defineConfig } from 'vitest/config'

/** Browser tests are Playwright's and stay out of here. */
export default defineConfig({
  test: {
    // A first start of a database, and a clone of one, on a busy machine with two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts', 'test/*.test.ts'] } },
      { extends: true, test: { name: 'property', include: ['test/property/**/*.test.ts'] } },
      { extends: true, test: { name: 'harness', include: ['test/harness/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['test/http/**/*.test.ts', 'test/store/**/*.test.ts'],
          globalSetup: ['test/harness/global.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'messages',
          include: ['test/messages/**/*.test.ts'],
          globalSetup: ['test/harness/global.ts'],
        },
      },
    ],
  },
})
