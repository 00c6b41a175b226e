#!/usr/bin/env node
// The one command. Makes ready what is missing, then runs the server's main.ts on the pinned Node.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, makeReady, pinnedNode, root } from './ready.mjs'
import { buildWeb } from './web.mjs'

const args = process.argv.slice(2)
const asksForHelp = args.includes('--help') || args.includes('-h')

await makeReady()
if (args[0] === 'start' && !asksForHelp) await buildWeb()

const leash = pathToFileURL(join(root, 'bin', 'leash.mjs')).href
const main = join(root, 'src', 'server', 'main.ts')
const child = spawn(pinnedNode(), ['--import', leash, main, ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // In a session of its own, so that Ctrl-C reaches it once and through us, not from the terminal as well.
  detached: process.platform !== 'win32',
})
child.once('error', (error) => fail(`The server could not be started (${error.message}).`))

// npm passes on a Ctrl-C that we have got from the terminal already; a second one within a second is that echo.
let lastPassed = 0
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    if (Date.now() - lastPassed < 1000) return
    lastPassed = Date.now()
    child.kill(name === 'SIGHUP' ? 'SIGTERM' : name) // a closed terminal asks for an orderly end, too
  })
}
child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
