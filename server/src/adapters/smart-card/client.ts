import { constants, X509Certificate } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { TLSSocket } from 'node:tls'
import { plainSerial, readRevocationList } from '../../platform/certificates/revocation-list.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type CardHolder, type CardReader, CardRefusal } from './port.ts'

/** A pinned issuer of cards. Cards of any other issuer, also one that the operating system trusts, are refused. */
export type CardIssuer = {
  /** PEM. */
  readonly certificate: string
  /** The issuer's revocation list in DER, as fresh as it can be had; asked at each sign-in. */
  revocationList(): Promise<Buffer>
}

const clientAuthentication = '1.3.6.1.5.5.7.3.2'

/** Revocation data older than this is no data (security.md 6.1). Milliseconds. */
const oldestListMs = 24 * 60 * 60 * 1000

/** Checks what OpenSSL does not: the pinned issuer alone, the purpose, and the revocation list with its age. */
export function createCardReader(issuers: readonly CardIssuer[]): CardReader {
  const pinned = issuers.map((issuer) => ({ ...issuer, parsed: new X509Certificate(issuer.certificate) }))
  return {
    async read({ certificate, provedByTls, now }) {
      const card = parse(certificate)
      const issuer = pinned.find((one) => card.checkIssued(one.parsed) && card.verify(one.parsed.publicKey))
      if (!issuer || card.ca) throw new Refusal(CardRefusal['unknown-issuer'])
      if (now < card.validFromDate || now >= card.validToDate) throw new Refusal(CardRefusal.expired)
      if (!card.keyUsage?.includes(clientAuthentication)) throw new Refusal(CardRefusal['wrong-purpose'])
      // Last of the static checks, so that the cause above is named; without the key in the card it is a no in any case.
      if (!provedByTls) throw new Refusal(CardRefusal['unknown-issuer'])
      if (await isRevoked(card, issuer, now)) throw new Refusal(CardRefusal.revoked)
      return holderOf(card)
    },
  }
}

function parse(bytes: Buffer): X509Certificate {
  try {
    return new X509Certificate(bytes)
  } catch {
    throw new Refusal(CardRefusal.unreadable)
  }
}

async function isRevoked(
  card: X509Certificate,
  issuer: CardIssuer & { readonly parsed: X509Certificate },
  now: Date,
): Promise<boolean> {
  try {
    const list = readRevocationList(await issuer.revocationList(), issuer.parsed.publicKey)
    const age = now.getTime() - list.thisUpdate.getTime()
    if (age < 0 || age > oldestListMs || now >= list.nextUpdate) throw new Error('the revocation list is not of today')
    return list.serials.has(plainSerial(card.serialNumber))
  } catch {
    // Missing, old, of another issuer, unreadable: no failure turns into a yes.
    throw new Refusal(CardRefusal['revocation-unknown'])
  }
}

function holderOf(card: X509Certificate): CardHolder {
  const subject: unknown = card.toLegacyObject().subject
  const part = (name: string): string | null => {
    const value: unknown = typeof subject === 'object' && subject !== null ? Reflect.get(subject, name) : null
    return typeof value === 'string' && value !== '' ? value.normalize('NFC') : null
  }
  const serialNumber = part('serialNumber')
  const givenName = part('GN')
  const familyName = part('SN')
  if (serialNumber === null || givenName === null || familyName === null) throw new Refusal(CardRefusal.unreadable)
  const fingerprint = card.fingerprint256.replaceAll(':', '').toLowerCase()
  return { serialNumber, givenName, familyName, organisation: part('O'), fingerprint }
}

/** What the listener hands on: the holder, or the refusal; the caller answers the request. */
export type CardAnswer = (
  outcome: { readonly holder: CardHolder } | { readonly refusal: Refusal },
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>

/**
 * A TLS listener of its own that asks every visitor for a card (decisions.md 19). It has its own port, so that nobody
 * else is asked; without session tickets, so that each connection proves the card again.
 */
export async function startCardListener(options: {
  port: number
  host: string
  privateKey: string
  certificate: string
  issuers: readonly CardIssuer[]
  now: () => Date
  answer: CardAnswer
}): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const reader = createCardReader(options.issuers)
  const outcomeOf = async (socket: unknown) => {
    try {
      if (!(socket instanceof TLSSocket)) throw new Refusal(CardRefusal['no-card'])
      const presented = socket.getPeerX509Certificate()
      if (!presented) throw new Refusal(CardRefusal['no-card'])
      const holder = await reader.read({
        certificate: presented.raw,
        provedByTls: socket.authorized,
        now: options.now(),
      })
      return { holder }
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error }
      throw error
    }
  }
  const server = createServer(
    {
      key: options.privateKey,
      cert: options.certificate,
      ca: options.issuers.map((issuer) => issuer.certificate),
      requestCert: true,
      // A handshake that fails shows an empty page of the browser; we want to say what to do, so we refuse ourselves.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      secureOptions: constants.SSL_OP_NO_TICKET,
    },
    (request, response) => {
      outcomeOf(request.socket)
        .then((outcome) => options.answer(outcome, request, response))
        .catch(() => {
          if (!response.headersSent) response.writeHead(500)
          response.end()
        })
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the card listener has no port')
  return {
    port: address.port,
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
