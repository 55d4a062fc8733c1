import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { Book } from '../../platform/definitions/load.ts'
import { Problem } from '../../platform/http/problems.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { Registers } from '../../platform/registers.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { type Change, differenceOf } from './difference.ts'
import { type Notice, noticeOf } from './notice.ts'
import { LANGUAGES, type Language, type Matter } from './wording.ts'

export const Address = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/),
  version: z.string().regex(/^[1-9]\d{0,3}$/),
})
const Asked = z.object({ lang: z.enum(LANGUAGES).optional() })

/** One version of a notice at one address. */
export interface Found extends Matter {
  /** The register, when the address names one and not the definition that many keep. */
  readonly register: Register | null
  readonly notice: Notice
  /** What this version says otherwise than the one before. */
  readonly changes: readonly Change[]
  readonly controller: string | null
  readonly address: string
  readonly versions: readonly { readonly version: number; readonly address: string }[]
}

export interface Versions {
  readonly noticeFor: (definition: RegisterDefinition) => Notice
  /** What the address of the request names, or a refusal. */
  readonly find: (request: FastifyRequest) => Promise<Found>
}

/** Finds versions by their public addresses. A notice is written once. */
export function openVersions(current: () => Book, registers: Pick<Registers, 'byCode'>): Versions {
  const written = new WeakMap<RegisterDefinition, Notice>()
  function noticeFor(definition: RegisterDefinition): Notice {
    const known = written.get(definition) ?? noticeOf(definition, current())
    written.set(definition, known)
    return known
  }
  return {
    noticeFor,
    async find(request) {
      const asked = Address.safeParse(request.params)
      if (!asked.success) throw new Refusal(Problem['not-found'])
      const { id } = asked.data
      const book = current()
      const register = book.versions.has(id) ? null : await registers.byCode(id)
      const versions = book.versions.get(register?.definition.id ?? id) ?? []
      const at = versions.findIndex(({ version }) => version === Number(asked.data.version))
      const definition = versions[at]
      if (!definition) throw new Refusal(Problem['not-found'])
      const notice = noticeFor(definition)
      const earlier = versions[at - 1]
      return {
        definition,
        catalogues: book.catalogues,
        register,
        notice,
        changes: earlier
          ? differenceOf({ earlier: noticeFor(earlier), later: notice, validFrom: definition.validFrom })
          : [],
        controller: register ? `${register.controller.name} (${register.controller.businessId})` : null,
        address: `/notices/${id}/${notice.version}`,
        versions: versions.map(({ version }) => ({ version, address: `/notices/${id}/${version}` })),
      }
    },
  }
}

/** The language that the address names, else the first of ours that the browser asks for, else Finnish. */
export function languageOf(request: FastifyRequest): Language {
  const named = languageNamed(request)
  if (named) return named
  const wanted = (request.headers['accept-language'] ?? '').slice(0, 200).toLowerCase().split(',')
  return (
    wanted
      .map((one) => LANGUAGES.find((language) => one.trim().startsWith(language)))
      .find((one) => one !== undefined) ?? 'fi'
  )
}

export const languageNamed = (request: FastifyRequest): Language | undefined =>
  Asked.safeParse(request.query).data?.lang
