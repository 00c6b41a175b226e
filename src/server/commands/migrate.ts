/** `teahouse migrate`: schema and city, without serving. */
import { readEnv } from '../env.ts'
import { openDatabase } from './run.ts'

export async function migrateOnly(): Promise<void> {
  const running = await openDatabase(readEnv(process.env), console.log)
  await running.stop()
  console.log('The database is up to date.')
}
