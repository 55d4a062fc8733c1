import { z } from 'zod'
import municipalities2026 from './municipalities-2026.json' with { type: 'json' }

/**
 * The three-digit code of a municipality. The population register also sends codes of municipalities that have ended and
 * of places abroad, so the form alone makes a code; `findMunicipality` tells those in force.
 */
export type MunicipalityCode = string & { readonly __municipalityCode: true }

export interface Municipality {
  readonly code: string
  readonly fi: string
  readonly sv: string
  /** The wellbeing services county, two digits; 90 is Helsinki and 91 Åland, which are in none. */
  readonly county: string
}

/** Schema of a municipality code. */
export const MunicipalityCode: z.ZodType<MunicipalityCode, string> = z
  .string()
  .regex(/^\d{3}$/, 'not a municipality code')
  .transform((text) => text as MunicipalityCode)

/**
 * The 308 municipalities of 1 January 2026 in the order of their codes. Classification of Statistics Finland
 * (CC BY 4.0), where changes come into force on 1 January.
 */
export const municipalities: readonly Municipality[] = municipalities2026

const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]))

/** The municipality of the code, or undefined when none in force has it. */
export const findMunicipality = (code: string): Municipality | undefined => byCode.get(code)
