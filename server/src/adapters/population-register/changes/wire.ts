import { z } from 'zod'

/**
 * The JSON of the change interface (muutosrajapinta), as far as we read it. Fields and groups that we do not know are
 * left alone: the register adds new ones without notice.
 */

/** A day with its precision; coarser precisions exist, and a day is known only when it is `PAIVA`. */
export const DayField = z.object({ arvo: z.string().max(32), tarkkuus: z.string().max(32) })
const text = z.string().max(480)
const inLanguages = z.object({ fi: text.optional(), sv: text.optional() })

/** What happened to the group. `KORJATTAVA` is the wrong old value, `LISATIETO` context that has not changed. */
export const changeWords = ['LISATTY', 'MUUTETTU', 'POISTETTU', 'KORJATTAVA', 'KORJATTU', 'LISATIETO'] as const

const marks = {
  muutosattribuutti: z.enum(changeWords).optional(),
  /** Names of what the order hides; then the group comes without values. */
  turvakiellonAlaisetKentat: z.array(text).max(100).optional(),
}

export const MunicipalityFields = z.object({
  ...marks,
  kuntakoodi: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  kuntaanMuuttopv: DayField.optional(),
  kunnastaPoisMuuttopv: DayField.optional(),
})

export const DomesticAddressFields = z.object({
  ...marks,
  katunimi: inLanguages.optional(),
  katunumero: text.optional(),
  huoneistokirjain: text.optional(),
  huoneistonumero: text.optional(),
  jakokirjain: text.optional(),
  postinumero: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  postitoimipaikka: inLanguages.optional(),
  kuntakoodi: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  alkupv: DayField.optional(),
  loppupv: DayField.optional(),
})

export const ForeignAddressFields = z.object({
  ...marks,
  lahiosoite: text.optional(),
  paikkakunta: text.optional(),
  valtiokoodi: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  valtionimi: z.union([text, inLanguages]).optional(),
  alkupv: DayField.optional(),
  loppupv: DayField.optional(),
})

export const DeathFields = z.object({ ...marks, kuollut: z.boolean().optional(), kuolinpv: DayField.optional() })
export const NameFields = z.object({ ...marks, etunimi: text.optional(), sukunimi: text.optional() })
export const OrderFields = z.object({ ...marks, turvakieltoAktiivinen: z.boolean() })
export const CodeFields = z.object({
  ...marks,
  voimassaolo: z.enum(['AKTIIVI', 'PASSIIVI']),
  aktiivinenHenkilotunnus: text,
  edellisetHenkilotunnukset: z.array(text).max(50).optional(),
})

/** Any group: its name, and the rest still to be read. */
export const Group = z.looseObject({
  tietoryhma: z.string().max(64),
  ...marks,
  voimassaolevatTiedot: z.array(z.unknown()).max(50).optional(),
})
export type Group = z.infer<typeof Group>

export const Entry = z.object({
  henkilotunnus: z.string().max(16),
  muutospv: z.string().max(40),
  tietoryhmat: z.array(Group).max(500),
})
export type Entry = z.infer<typeof Entry>

const key = z.int().min(0)
/** Entries are read one by one, so that a broken one does not hide the others. */
export const ChangesAnswer = z.object({
  viimeisinKirjausavain: key,
  ajanTasalla: z.boolean(),
  muutokset: z.array(z.unknown()).max(10_000),
})
export const KeyAnswer = z.object({ viimeisinKirjausavain: key })
export const BasicsAnswer = z.object({
  perustiedot: z.array(z.object({ henkilotunnus: z.string().max(16), tietoryhmat: z.array(Group).max(500) })).max(1000),
})
