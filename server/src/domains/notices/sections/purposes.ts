import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { NormRef, Text } from '../../../platform/definitions/parts.ts'
import {
  capital,
  type Draft,
  fill,
  inBrackets,
  type Matter,
  named,
  nameIn,
  normPath,
  normText,
  say,
} from '../wording.ts'

type Purpose = RegisterDefinition['purposes'][number]
const SCOPES: Readonly<Record<Purpose['scope'], Text>> = {
  'client-work': { fi: 'asiakastyö', sv: 'klientarbete', en: 'client work' },
  statistics: {
    fi: 'tilastointi, ilman tunnistetietoja',
    sv: 'statistik, utan identifieringsuppgifter',
    en: 'statistics, without identifiers',
  },
  planning: {
    fi: 'toiminnan suunnittelu ja kehittäminen',
    sv: 'planering och utveckling av verksamheten',
    en: 'planning and development of operations',
  },
  research: { fi: 'tutkimus luvan nojalla', sv: 'forskning med tillstånd', en: 'research by permit' },
  billing: { fi: 'maksut ja laskutus', sv: 'betalningar och fakturering', en: 'payments and billing' },
  administration: { fi: 'rekisterin hoito', sv: 'skötsel av registret', en: 'keeping the register' },
}
const SPECIAL: Readonly<Record<RegisterDefinition['specialCategories'][number]['category'], Text>> = {
  'need-for-social-care': {
    fi: 'sosiaalihuollon tarvetta koskevat tiedot',
    sv: 'uppgifter om behovet av socialvård',
    en: 'data on the need for social care',
  },
  health: { fi: 'terveystiedot', sv: 'hälsouppgifter', en: 'health data' },
  'functional-ability': {
    fi: 'toimintakykyä koskevat tiedot',
    sv: 'uppgifter om funktionsförmåga',
    en: 'data on functional ability',
  },
  'social-economic-health': {
    fi: 'sosiaalista, taloudellista ja terveydellistä tilannetta koskevat tiedot',
    sv: 'uppgifter om den sociala, ekonomiska och hälsomässiga situationen',
    en: 'data on the social, economic and health situation',
  },
  'care-data': {
    fi: 'hoitotiedot Kanta-palvelujen kautta',
    sv: 'vårduppgifter via Kanta-tjänsterna',
    en: 'care data through the Kanta services',
  },
}

/** Why a purpose also reaches data from before it was declared (GDPR 6(4) and 5(1)(b)). */
const COMPATIBLE: Readonly<Record<NonNullable<Purpose['compatible']>, Text>> = {
  consent: {
    fi: ' Tarkoitus koskee myös aiemmin kerättyjä tietoja, suostumuksen perusteella.',
    sv: ' Ändamålet gäller också tidigare insamlade uppgifter, på grund av samtycke.',
    en: ' The purpose also reaches data collected earlier, by consent.',
  },
  'provision-of-law': {
    fi: ' Tarkoitus koskee myös aiemmin kerättyjä tietoja, lain säännöksen perusteella.',
    sv: ' Ändamålet gäller också tidigare insamlade uppgifter, på grund av en bestämmelse i lag.',
    en: ' The purpose also reaches data collected earlier, by a provision of law.',
  },
  'archiving-research-statistics': {
    fi: ' Tarkoitus koskee myös aiemmin kerättyjä tietoja: arkistointi, tutkimus ja tilastointi ovat yhteensopivia käyttötarkoituksia (tietosuoja-asetuksen 5 artiklan 1 kohdan b alakohta).',
    sv: ' Ändamålet gäller också tidigare insamlade uppgifter: arkivering, forskning och statistik är förenliga ändamål (dataskyddsförordningen artikel 5.1 b).',
    en: ' The purpose also reaches data collected earlier: archiving, research and statistics are compatible purposes (GDPR 5(1)(b)).',
  },
  assessment: {
    fi: ' Tarkoitus koskee myös aiemmin kerättyjä tietoja, koska se on arvioitu yhteensopivaksi (tietosuoja-asetuksen 6 artiklan 4 kohta).',
    sv: ' Ändamålet gäller också tidigare insamlade uppgifter, eftersom det har bedömts vara förenligt (dataskyddsförordningen artikel 6.4).',
    en: ' The purpose also reaches data collected earlier, because it was assessed to be compatible (GDPR 6(4)).',
  },
}

/** 3: purposes, bases, norms. */
export function purposesSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const norms = (
    list: 'norms' | 'disclosureNorms' | 'secrecy',
    lead: Text,
    refs: readonly NormRef[],
  ): readonly Draft[] =>
    refs.length === 0
      ? []
      : [say(list, lead), ...refs.map((ref) => say(normPath(list, ref), capital(normText(c, ref)), 1))]
  return [
    say('purposes', {
      fi: 'Henkilötietoja käsitellään vain näihin tarkoituksiin:',
      sv: 'Personuppgifter behandlas endast för följande ändamål:',
      en: 'Personal data is processed only for these purposes:',
    }),
    ...d.purposes.map(({ code, text, basis, scope, compatible, norms: refs }) => {
      const { article, ...name } = named(c.grounds.bases, basis)
      return say(
        `purposes/${code}`,
        fill(
          {
            fi: '{text} ({scope}). Käsittelyn peruste: {basis} (tietosuoja-asetuksen {article} kohta){norms}.{earlier}',
            sv: '{text} ({scope}). Grund för behandlingen: {basis} (dataskyddsförordningen {article}){norms}.{earlier}',
            en: '{text} ({scope}). Basis: {basis} (GDPR {article}){norms}.{earlier}',
          },
          {
            text,
            scope: SCOPES[scope],
            basis: name,
            article,
            norms: inBrackets(c, refs),
            earlier: compatible ? COMPATIBLE[compatible] : { fi: '', sv: '', en: '' },
          },
        ),
        1,
      )
    }),
    ...d.specialCategories.map(({ category, condition }) =>
      say(
        `specialCategories/${category}`,
        fill(
          {
            fi: 'Erityisiin henkilötietoryhmiin kuuluvina tai niihin rinnastuvina käsitellään: {category}{condition}.',
            sv: 'Som särskilda kategorier av personuppgifter eller därmed jämförbara behandlas: {category}{condition}.',
            en: 'As special categories, or comparable to them, the register handles: {category}{condition}.',
          },
          { category: SPECIAL[category], condition: inBrackets(c, condition ? [condition] : []) },
        ),
      ),
    ),
    ...norms(
      'secrecy',
      { fi: 'Tiedot ovat salassa pidettäviä:', sv: 'Uppgifterna är sekretessbelagda:', en: 'The data is secret:' },
      d.secrecy,
    ),
    ...norms(
      'norms',
      {
        fi: 'Käsittelyssä noudatetaan näitä säädöksiä:',
        sv: 'Vid behandlingen iakttas följande författningar:',
        en: 'These norms are followed:',
      },
      d.norms,
    ),
    ...norms(
      'disclosureNorms',
      { fi: 'Luovutusten perusteet:', sv: 'Grunder för utlämnande:', en: 'Grounds of disclosure:' },
      d.disclosureNorms,
    ),
  ]
}

/** 4: services and functions. */
export function servicesSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const { services, groups, functions } = c.services
  const inUse = [...new Set(d.services.map((code) => named(services, code).group))]
  return [
    ...inUse.flatMap((group) => [
      say('services', fill({ fi: '{group}:', sv: '{group}:', en: '{group}:' }, { group: nameIn(groups, group) })),
      ...d.services
        .filter((code) => named(services, code).group === group)
        .map((code) => {
          const { care, fi, sv, en } = named(services, code)
          const health = {
            fi: ' (terveydenhuoltoa: potilasasiakirjat eivät kuulu tähän rekisteriin)',
            sv: ' (hälso- och sjukvård: journalhandlingar hör inte till detta register)',
            en: ' (health care: patient documents do not belong to this register)',
          }
          return say(
            `services/${code}`,
            capital(
              fill(
                { fi: '{name}{health}', sv: '{name}{health}', en: '{name}{health}' },
                { name: { fi, sv, en }, health: care === 'health' ? health : '' },
              ),
            ),
            1,
          )
        }),
    ]),
    ...(d.functions.length > 0
      ? [
          say('functions', {
            fi: 'Rekisterin avulla hoidetaan:',
            sv: 'Med registret sköts:',
            en: 'With the register are done:',
          }),
        ]
      : []),
    ...d.functions.map((code) => say(`functions/${code}`, capital(nameIn(functions, code)), 1)),
  ]
}
