import { refusals } from '../refusals.ts'
import { givesField, matchesField, type RegisterDefinition } from './definition.ts'

/** What stands at a door: a purpose in use, a field to be written from a source, a file that leaves, a flow to another register. */
export type Passing =
  | { readonly door: 'purpose'; readonly purpose: string }
  | { readonly door: 'write'; readonly subject: string; readonly field: string; readonly source: string }
  /** An identity code was found: in a value of this field, or null in any other text. */
  | { readonly door: 'identity-code'; readonly field: string | null }
  | {
      readonly door: 'leaving'
      readonly to: 'subject' | 'controller' | { readonly recipient: string }
      readonly document: string | null
    }
  | {
      readonly door: 'flow'
      readonly flow: string
      readonly direction: 'gives' | 'receives'
      readonly fields: readonly string[]
      /** The definition of the register at the other end, once it is known: it must be the one that is named. */
      readonly counterpart?: string
    }

export const DefinitionRefusal = refusals('definition', {
  'purpose-not-declared': {
    status: 403,
    text: {
      fi: 'Rekisterin seloste ei tunne tätä käyttötarkoitusta. Mitään ei tehty.',
      sv: 'Registrets dataskyddsbeskrivning känner inte till detta ändamål. Ingenting gjordes.',
      en: 'The notice of the register does not declare this purpose. Nothing was done.',
    },
  },
  'collected-before-purpose': {
    status: 403,
    text: {
      fi: 'Tieto on kerätty ennen kuin tämä käyttötarkoitus lisättiin selosteeseen, joten sitä ei avata siihen.',
      sv: 'Uppgiften har samlats in innan detta ändamål fördes in i dataskyddsbeskrivningen, så den öppnas inte för det.',
      en: 'The data was collected before this purpose was added to the notice, so it is not opened for it.',
    },
  },
  'field-not-declared': {
    status: 403,
    text: {
      fi: 'Rekisterin selosteen mukaan tätä tietoa ei saa tallentaa. Mitään ei tallennettu.',
      sv: 'Enligt registrets dataskyddsbeskrivning får uppgiften inte sparas. Ingenting sparades.',
      en: 'By the notice of the register this field may not be stored. Nothing was saved.',
    },
  },
  'source-not-declared': {
    status: 403,
    text: {
      fi: 'Rekisterin selosteen mukaan tietoa ei saa ottaa tästä lähteestä. Mitään ei tallennettu.',
      sv: 'Enligt registrets dataskyddsbeskrivning får uppgiften inte tas från denna källa. Ingenting sparades.',
      en: 'By the notice of the register this field may not come from this source. Nothing was saved.',
    },
  },
  'identity-code-refused': {
    status: 422,
    text: {
      fi: 'Tekstissä on henkilötunnus, eikä rekisterin selosteen mukaan sitä saa tallentaa siihen. Poista tunnus; mitään ei tallennettu.',
      sv: 'Texten innehåller en personbeteckning, som enligt registrets dataskyddsbeskrivning inte får sparas där. Ta bort den; ingenting sparades.',
      en: 'The text holds a personal identity code, which by the notice of the register may not be stored there. Take it out; nothing was saved.',
    },
  },
  'recipient-not-declared': {
    status: 403,
    text: {
      fi: 'Rekisterin selosteen mukaan tälle saajalle ei luovuteta tätä. Mitään ei luovutettu.',
      sv: 'Enligt registrets dataskyddsbeskrivning lämnas detta inte ut till denna mottagare. Ingenting lämnades ut.',
      en: 'By the notice of the register this is not disclosed to this recipient. Nothing left the register.',
    },
  },
  'document-not-declared': {
    status: 403,
    text: {
      fi: 'Rekisterin seloste ei tunne tätä asiakirjaa. Mitään ei muodostettu.',
      sv: 'Registrets dataskyddsbeskrivning känner inte till denna handling. Ingenting skapades.',
      en: 'The notice of the register does not know this document. Nothing was made.',
    },
  },
  'flow-not-declared': {
    status: 403,
    text: {
      fi: 'Rekisterin seloste ei salli tietojen siirtoa tähän rekisteriin. Mitään ei siirretty.',
      sv: 'Registrets dataskyddsbeskrivning tillåter inte överföring till detta register. Ingenting överfördes.',
      en: 'The notice of the register does not allow this transfer. Nothing was moved.',
    },
  },
})

/** The one field that may hold an identity code, where a register may hold one at all. */
export const IDENTITY_CODE = 'person.identity-code'

type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: (typeof DefinitionRefusal)[keyof typeof DefinitionRefusal] }
const yes: Verdict = { ok: true }
const no = (name: keyof typeof DefinitionRefusal): Verdict => ({ ok: false, kind: DefinitionRefusal[name] })

/** What every request asks, looked up and not searched for. */
interface Rules {
  readonly purposes: ReadonlySet<string>
  /** Subject group, then field, then the sources that may give it. */
  readonly sources: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
}

const made = new WeakMap<RegisterDefinition, Rules>()

/** Made once for each definition: a definition is a value and never changes. */
function rulesOf(definition: RegisterDefinition): Rules {
  const known = made.get(definition)
  if (known) return known
  const sourcesOf = (group: string, field: string): ReadonlySet<string> =>
    new Set(definition.sources.filter((source) => givesField(source, group, field)).map(({ kind }) => kind))
  const rules: Rules = {
    purposes: new Set(definition.purposes.map(({ code }) => code)),
    sources: new Map(
      definition.subjects.map(({ group, fields }) => [
        group,
        new Map(fields.map((field) => [field, sourcesOf(group, field)])),
      ]),
    ),
  }
  made.set(definition, rules)
  return rules
}

/**
 * The engine's question to the notice, asked at every door: does the definition of this register allow it? The only place where
 * the definition is read to decide, so that a sentence and its rule cannot part.
 */
export function allowed(definition: RegisterDefinition, passing: Passing): Verdict {
  switch (passing.door) {
    case 'purpose':
      return rulesOf(definition).purposes.has(passing.purpose) ? yes : no('purpose-not-declared')
    case 'write': {
      const sources = rulesOf(definition).sources.get(passing.subject)?.get(passing.field)
      if (!sources) return no('field-not-declared')
      return sources.has(passing.source) ? yes : no('source-not-declared')
    }
    case 'identity-code':
      return definition.identityCode === 'stored' && passing.field === IDENTITY_CODE ? yes : no('identity-code-refused')
    case 'leaving': {
      const { to, document } = passing
      if (typeof to === 'object') {
        const named = definition.recipients.find(({ code }) => code === to.recipient)
        if (!named) return no('recipient-not-declared')
        // A recipient that names its documents gets those; another, whatever the register holds.
        if (named.documents.length > 0)
          return document !== null && named.documents.includes(document) ? yes : no('recipient-not-declared')
      }
      return document === null || definition.documents.some((one) => one.document === document)
        ? yes
        : no('document-not-declared')
    }
    case 'flow': {
      const flow = definition.flows[passing.direction].find((f) => f.code === passing.flow)
      const named = passing.direction === 'gives' ? flow?.to : flow?.from
      if (passing.counterpart !== undefined && named !== passing.counterpart) return no('flow-not-declared')
      return flow && passing.fields.every((field) => flow.fields.some((f) => matchesField(f, field)))
        ? yes
        : no('flow-not-declared')
    }
  }
}
