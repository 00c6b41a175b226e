/** The command line `teahouse`. Exit codes: 0 done, 1 could not run, 2 done with parts refused. */
import { Command } from 'commander'
import { SETTINGS } from './env.ts'

const settings = `\nSettings, from the environment:\n${SETTINGS.map(
  ([name, otherwise, meaning]) => `  ${name.padEnd(14)}${meaning}${otherwise && ` (${otherwise})`}`,
).join('\n')}\n`

const program = new Command('teahouse')
  .description('Hears the matters of a city and brings each to somebody who can settle it.')
  .showHelpAfterError()
  .addHelpText('after', settings)

program
  .command('start')
  .description('start the server: portal at /, desk at /desk, API at /api')
  .addHelpText('after', settings)
  .action(async () => {
    const { start } = await import('./commands/start.ts')
    await start()
  })

program
  .command('work')
  .description(
    'serve what is due (clocks, silence, notices) in a process of its own; several at once are fine',
  )
  .addHelpText(
    'after',
    '\nWith the embedded database start the server first: whoever comes first runs the database and holds its folder.',
  )
  .option('--aside', 'only list the matters and messages that were set aside after five failures, and why')
  .option('--retry <ref>', 'only put a matter, or a message by its id, back to work')
  .addHelpText('after', settings)
  .action(async (options: { aside?: true; retry?: string }) => {
    const { listAside, retry, work } = await import('./commands/work.ts')
    if (options.retry !== undefined) process.exitCode = await retry(options.retry)
    else if (options.aside) process.exitCode = await listAside()
    else await work()
  })

program
  .command('migrate')
  .description('bring the schema of the database up to date and load the city where it is missing')
  .addHelpText('after', settings)
  .action(async () => {
    const { migrateOnly } = await import('./commands/migrate.ts')
    await migrateOnly()
  })

program
  .command('kinds')
  .description('list the declared kinds and check them and their texts')
  .action(async () => {
    const { listKinds } = await import('./commands/kinds.ts')
    process.exitCode = listKinds(console.log)
  })

program
  .command('demo')
  .description('write invented, labelled matters in every stage')
  .option('--matters <n>', 'how many', '2000')
  .option('--seed <s>', 'the same seed writes the same matters', '1')
  .addHelpText('after', settings)
  .action(async (options: { matters: string; seed: string }) => {
    const { demo } = await import('./commands/demo.ts')
    process.exitCode = await demo(options)
  })

program
  .command('verify')
  .description('replay and check every record; names the first broken link of each')
  .addHelpText('after', settings)
  .action(async () => {
    const { verify } = await import('./commands/verify.ts')
    process.exitCode = await verify()
  })

const imports = program.command('import').description('take in records from before the system')
imports
  .command('messages <file>')
  .description("residents' messages with replies, CSV: id,user,subject,time,text,reply,reply_time")
  .addHelpText('after', settings)
  .action(async (file: string) => {
    const { withHouse } = await import('./commands/run.ts')
    const { importMessages } = await import('./commands/import-messages.ts')
    process.exitCode = await withHouse(console.log, (house) => importMessages(house, file, process.stdout))
  })

const territory = program.command('territory').description("the city's divisions, grids and shapes")
territory
  .command('import <file>')
  .description('real polygons as GeoJSON; changes nothing if any feature is bad')
  .option('--from <day>', 'first day they hold, YYYY-MM-DD (today)')
  .addHelpText('after', settings)
  .action(async (file: string, options: { from?: string }) => {
    const { importTerritory } = await import('./commands/territory-import.ts')
    process.exitCode = await importTerritory(file, options)
  })
territory
  .command('rename <code> <name>')
  .description('a division gets a new name; its past keeps the old one')
  .option('--from <day>', 'first day of the new name, YYYY-MM-DD (today)')
  .action(async (code: string, name: string, options: { from?: string }) => {
    const { renameDivision } = await import('./commands/territory-change.ts')
    process.exitCode = await renameDivision(code, name, options)
  })
territory
  .command('merge <codes...>')
  .description('divisions become part of another; matters of the past keep their place')
  .requiredOption('--into <code>', 'the division that goes on')
  .option('--from <day>', 'first day of the merger, YYYY-MM-DD (today)')
  .action(async (codes: string[], options: { into: string; from?: string }) => {
    const { mergeDivisions } = await import('./commands/territory-change.ts')
    process.exitCode = await mergeDivisions(codes, options)
  })

try {
  await program.parseAsync()
} catch (error) {
  // What a person can act on is an Error with plain words; the stack helps only us.
  console.error(error instanceof Error ? error.message : error)
  if (process.env.DEBUG) console.error(error)
  process.exitCode = 1
}
