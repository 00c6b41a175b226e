/** Passwords by argon2id of Node's own OpenSSL, with OWASP's parameters (19 MiB, 2 passes, 1 lane). */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** `argon2id$<memory>$<passes>$<salt>$<tag>`; the salt is fresh unless a test hands one in. */
export async function hashPassword(password: string, nonce: Buffer = randomBytes(16)): Promise<string> {
  const tag = await derive('argon2id', { message: password, nonce, ...COST })
  return ['argon2id', COST.memory, COST.passes, nonce.toString('base64url'), tag.toString('base64url')].join(
    '$',
  )
}

/** An absent hash takes as long as a wrong password, so that accounts can't be guessed by the clock. */
export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  const [scheme, memory, passes, salt = '', expected = ''] = (hash ?? DUMMY).split('$')
  if (scheme !== 'argon2id') throw new Error(`unknown password scheme ${scheme}`)
  const tag = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64url'),
    ...COST,
    memory: Number(memory),
    passes: Number(passes),
  })
  const wanted = Buffer.from(expected, 'base64url')
  return hash !== undefined && wanted.length === tag.length && timingSafeEqual(wanted, tag)
}

const DUMMY = `argon2id$${COST.memory}$${COST.passes}$${Buffer.alloc(16).toString('base64url')}$`
