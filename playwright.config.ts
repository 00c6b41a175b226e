import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, devices } from '@playwright/test'

/** Playwright reads its settings synchronously, so a child finds the free port. */
function freePort(): string {
  const ask = 'const s=require("net").createServer().listen(0,()=>{console.log(s.address().port);s.close()})'
  return execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' }).trim()
}

/** The settings of a server that lives as long as this run; its workers read the same file again. */
function ownServer() {
  process.env.BASE_URL = `http://127.0.0.1:${freePort()}`
  const dir = mkdtempSync('/tmp/teahouse-browser-')
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return {
    command: `node ${fileURLToPath(new URL('bin/teahouse.mjs', import.meta.url))} start`,
    url: `${process.env.BASE_URL}/readyz`,
    env: {
      PORT: new URL(process.env.BASE_URL).port,
      HOST: '127.0.0.1',
      DATA_DIR: dir,
      DEMO: 'on',
      CITY: 'huaibei',
    },
    // A first start: the web pages may have to be built, and the city is loaded.
    timeout: 300_000,
    stdout: 'pipe' as const,
    stderr: 'pipe' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
  }
}

// BASE_URL from outside: the tests go to a server that runs already.
const server = process.env.BASE_URL ? undefined : ownServer()

/**
 * A file `x.spec.ts` runs at both widths, `x.phone.spec.ts` and `x.desk.spec.ts` at one.
 */
export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  ...(server && { webServer: server }),
  // Maps are drawn in software; a whole walk takes half a minute on two idle cores, and CI has busy ones.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  // One server and two cores; the tests of one file share its matters in order.
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: process.env.BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        // Chromium's sandbox doesn't work as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // No words to the outside during a test.
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // The maps draw by WebGL; a machine without a graphics card does it in software.
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--ignore-gpu-blocklist',
      ],
    },
  },
  projects: [
    { name: 'phone', testIgnore: '**/*.desk.spec.ts', use: { ...devices['Pixel 7'], locale: 'zh-CN' } },
    {
      name: 'desk',
      testIgnore: '**/*.phone.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, locale: 'zh-CN' },
    },
  ],
})
