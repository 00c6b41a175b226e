// A process to be killed: holds the data folder of its first argument and writes a row before it says so.
import postgres from 'postgres'
import { startEmbedded } from '../../src/server/store/embedded.ts'

const embedded = await startEmbedded(process.argv[2] ?? '', (line) => console.error(line))
const sql = postgres(embedded.options)
await sql`CREATE TABLE IF NOT EXISTS cup (number bigint)`
await sql`INSERT INTO cup VALUES (1)`
console.log('holding')
