import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { inRegister } from '../../db/pool.ts'
import { Problem } from '../../http/problems.ts'
import { Refusal } from '../../refusals.ts'
import type { Registers } from '../../registers.ts'
import type { Register } from '../../use-case/actor.ts'
import { HASH_BYTES } from './hashing.ts'
import { writeVerifier } from './note.ts'
import { type LogReadingParts, publishedHead } from './public.ts'
import { loadTiles } from './store.ts'
import { parseTilePath, tileName } from './tiles.ts'

const Named = z.object({ register: z.string().max(41) })
const Tile = Named.extend({ level: z.string().max(2), '*': z.string().max(60) })
const FOR_EVER = 'public, max-age=31536000, immutable'
/** A head is out of date at the next growth: nobody should keep it longer than it takes to ask for its tiles. */
const BRIEFLY = 'public, max-age=2'

/**
 * Serves each register's log as static resources (C2SP tlog-tiles): `checkpoint`, tiles of hashes, and its keys. Anybody may read
 * them, because they hold hashes under a 256-bit salt and nothing else (INV-25). Entries are not served: they name who and whose.
 */
export function mountLogs(app: FastifyInstance, parts: LogReadingParts & { readonly registers: Registers }): void {
  const registerOf = async (params: unknown): Promise<Register> => {
    const asked = Named.safeParse(params)
    const register = asked.success ? await parts.registers.byCode(asked.data.register) : null
    if (!register) throw new Refusal(Problem['not-found'])
    return register
  }

  app.get('/log/:register/checkpoint', async (request, reply) => {
    const head = await publishedHead(parts, await registerOf(request.params))
    if (!head) throw new Refusal(Problem['not-found'])
    return text(reply, head.note)
  })

  app.get('/log/:register/keys', async (request, reply) => {
    const { verifier } = parts.keys.of(await registerOf(request.params))
    return text(reply, [verifier, ...parts.keys.witnesses()].map((one) => `${writeVerifier(one)}\n`).join(''))
  })

  app.get('/log/:register/tile/:level/*', async (request, reply) => {
    const register = await registerOf(request.params)
    const asked = Tile.safeParse(request.params)
    const wanted = asked.success ? parseTilePath(`${asked.data.level}/${asked.data['*']}`) : null
    if (!wanted) throw new Refusal(Problem['not-found'])
    const tiles = await inRegister(parts.pool, register.id, 'read', (t) => loadTiles(t, register.id, [wanted]))
    const hashes = tiles.get(tileName(wanted)) ?? Buffer.alloc(0)
    if (hashes.length < wanted.width * HASH_BYTES) throw new Refusal(Problem['not-found'])
    return reply
      .type('application/octet-stream')
      .header('cache-control', FOR_EVER)
      .send(hashes.subarray(0, wanted.width * HASH_BYTES))
  })
}

const text = (reply: FastifyReply, body: string): FastifyReply =>
  reply.type('text/plain; charset=utf-8').header('cache-control', BRIEFLY).send(body)
