/** A real mail server and a real gateway for text messages, both on this machine, that keep what they get. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Received {
  to: string
  subject: string
  text: string
  headers: Map<string, string>
}

export interface Mailbox {
  url: string
  mails: Received[]
  /** What the server does with the next mails once their content has arrived. */
  answer: 'take' | 'refuse' | 'hang-up'
  close(): Promise<void>
}

export async function openMailbox(port = 0): Promise<Mailbox> {
  const mails: Received[] = []
  const sockets = new Set<Socket>()
  const box: Mailbox = { url: '', mails, answer: 'take', close: async () => {} }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (box.answer === 'refuse') {
          done(Object.assign(new Error('try later'), { responseCode: 451 }))
          return
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join(' ')
        mails.push(parsed(Buffer.concat(parts).toString('latin1'), to))
        // It has the mail, and the sender never hears of it.
        if (box.answer === 'hang-up') for (const socket of sockets) socket.destroy()
        else done()
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', () => listening()))
  const { port: used } = server.server.address() as AddressInfo // a listening TCP server has one
  box.url = `smtp://127.0.0.1:${used}`
  box.close = () => new Promise((closed) => server.close(() => closed()))
  return box
}

/** The few parts of MIME that a plain text mail uses. */
function parsed(raw: string, to: string): Received {
  const split = raw.indexOf('\r\n\r\n')
  const unfolded = raw.slice(0, split).replace(/\r\n[ \t]+/g, ' ')
  const headers = new Map(
    unfolded.split('\r\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  const body = raw.slice(split + 4)
  const encoding = headers.get('content-transfer-encoding')
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? unquoted(body.replace(/=\r\n/g, ''))
        : Buffer.from(body, 'latin1')
  const subject = (headers.get('subject') ?? '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, way: string, words: string) =>
      (way.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64')
        : unquoted(words.replaceAll('_', ' '))
      ).toString('latin1'),
    )
  return {
    to,
    subject: Buffer.from(subject, 'latin1').toString('utf8'),
    text: bytes.toString('utf8').replaceAll('\r\n', '\n'),
    headers,
  }
}

const unquoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

export interface ShortReceived {
  to: string
  text: string
  id: string
  authorization: string
  key: string
}

export interface Gateway {
  url: string
  messages: ShortReceived[]
  /** A status, or `silent`: it takes the message and never answers. */
  answer: number | 'silent'
  close(): Promise<void>
}

export async function openGateway(): Promise<Gateway> {
  const gateway: Gateway = { url: '', messages: [], answer: 202, close: async () => {} }
  const server = createServer(async (request, response) => {
    const { to, text, id } = JSON.parse(await bodyOf(request))
    const { authorization = '', 'idempotency-key': key = '' } = request.headers
    gateway.messages.push({ to, text, id, authorization, key: String(key) })
    if (gateway.answer !== 'silent') response.writeHead(gateway.answer).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  gateway.url = `http://127.0.0.1:${port}/send`
  gateway.close = () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return gateway
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
