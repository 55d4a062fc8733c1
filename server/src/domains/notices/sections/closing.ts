import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import {
  capital,
  type Draft,
  dayText,
  fill,
  inBrackets,
  type Matter,
  nameIn,
  normPath,
  normText,
  say,
} from '../wording.ts'

/** 15: minors, representatives, acting on behalf. */
export function representativesSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const { denial, norms, partyRight, proxyUnderAge } = d.minor
  return [
    ...(denial === 'declared'
      ? [
          say(
            ['minor/denial', ...norms.map((ref) => normPath('minor/norms', ref))],
            fill(
              {
                fi: 'Alaikäinen voi, huomioon ottaen hänen ikänsä ja kehitystasonsa sekä asian laatu, painavasta syystä kieltää antamasta itseään koskevia tietoja lailliselle edustajalleen, jollei kieltäminen ole selvästi alaikäisen edun vastaista{norms}.',
                sv: 'En minderårig kan, med beaktande av ålder och utvecklingsnivå samt sakens natur, av vägande skäl förbjuda att uppgifter om honom eller henne lämnas till den lagliga företrädaren, om det inte klart strider mot den minderåriges intresse{norms}.',
                en: 'A minor may, taking account of age, maturity and the nature of the matter, for a weighty reason forbid giving data about themself to a legal representative, unless the denial is clearly against the minor’s interest{norms}.',
              },
              { norms: inBrackets(c, norms) },
            ),
          ),
        ]
      : []),
    ...(partyRight
      ? [
          say(
            'minor/partyRight',
            fill(
              {
                fi: 'Jos alaikäinen tai hänen laillinen edustajansa on asianosaisena sosiaalihuoltoa koskevassa asiassa, laillisella edustajalla on oikeus tiedonsaantiin siten kuin säädetään: {norm}.',
                sv: 'Om den minderårige eller den lagliga företrädaren är part i ett ärende som gäller socialvård har den lagliga företrädaren rätt till information enligt {norm}.',
                en: 'If the minor or the legal representative is a party in a social-care matter, the representative has the right to information given by {norm}.',
              },
              { norm: normText(c, partyRight) },
            ),
          ),
        ]
      : []),
    ...(proxyUnderAge
      ? [
          say(
            'minor/proxyUnderAge',
            fill(
              {
                fi: 'Huoltaja voi asioida sähköisesti alle {age}-vuotiaan lapsen puolesta.',
                sv: 'Vårdnadshavaren kan uträtta ärenden elektroniskt för ett barn under {age} år.',
                en: 'A guardian may act electronically for a child under {age}.',
              },
              { age: proxyUnderAge },
            ),
          ),
        ]
      : []),
  ]
}

const ADDRESS: Readonly<Record<RegisterDefinition['nonDisclosure']['address'], Text>> = {
  'never-stored': {
    fi: 'Jos henkilöllä on turvakielto, hänen osoitetietojaan ei tuoda eikä tallenneta rekisteriin, eivätkä ne päivity siihen{norms}.',
    sv: 'Om en person har spärrmarkering förs adressuppgifterna inte in och lagras inte i registret, och de uppdateras inte där{norms}.',
    en: 'For a person under a non-disclosure order the address is neither brought in nor stored nor updated in the register{norms}.',
  },
}

/** 16: the non-disclosure order. */
export function nonDisclosureSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const { address, norms, notReturned } = d.nonDisclosure
  return [
    say(
      ['nonDisclosure/address', ...norms.map((ref) => normPath('nonDisclosure/norms', ref))],
      fill(ADDRESS[address], { norms: inBrackets(c, norms) }),
    ),
    ...(notReturned
      ? [
          say('nonDisclosure/notReturned', {
            fi: 'Turvakiellollisen asiakkaan osoitetietoja ei palauteta väestötietojärjestelmästä kyselyssä.',
            sv: 'Adressuppgifterna för en klient med spärrmarkering returneras inte ur befolkningsdatasystemet.',
            en: 'The address of a protected person is not returned by the population information system.',
          }),
        ]
      : []),
  ]
}

/** 17: what changed and how people were told; earlier versions and each change are added by the page. */
export const changesSection = ({ definition: d }: Matter): readonly Draft[] => [
  standing(d),
  ...(d.significantChange
    ? [
        say(
          'significantChange/summary',
          fill(
            {
              fi: 'Olennainen muutos: {summary}',
              sv: 'Väsentlig ändring: {summary}',
              en: 'Significant change: {summary}',
            },
            { summary: d.significantChange.summary },
          ),
        ),
        ...d.significantChange.announce.map((way) => say(`significantChange/announce/${way}`, ANNOUNCED[way])),
      ]
    : []),
]

function standing({ status, validFrom, validTo }: RegisterDefinition): Draft {
  if (status === 'draft')
    return say('status', {
      fi: 'Tämä on luonnos, joka ei ole voimassa.',
      sv: 'Detta är ett utkast som inte är i kraft.',
      en: 'This is a draft, not in force.',
    })
  if (validTo !== undefined)
    return say(
      ['status', 'validTo'],
      fill(
        {
          fi: 'Tämä versio on voimassa {day} asti; sen jälkeen on voimassa uudempi.',
          sv: 'Denna version är i kraft till och med {day}; därefter är en nyare i kraft.',
          en: 'This version is in force until {day}; after that a newer one is.',
        },
        { day: dayText(validTo) },
      ),
    )
  return say(
    ['status', 'validFrom'],
    fill(
      {
        fi: 'Tämä versio on julkaistu ja voimassa {day} alkaen. Aiemmat versiot säilyvät luettavina tässä osoitteessa.',
        sv: 'Denna version är publicerad och i kraft från och med {day}. Tidigare versioner kan läsas på samma adress.',
        en: 'This version is published and in force from {day}. Earlier versions stay readable at this address.',
      },
      { day: dayText(validFrom) },
    ),
  )
}

/** How people are told of a significant change (claims 5.2, A). */
const ANNOUNCED: Readonly<Record<NonNullable<RegisterDefinition['significantChange']>['announce'][number], Text>> = {
  web: {
    fi: 'Muutoksesta kerrotaan verkossa.',
    sv: 'Om ändringen informeras på webben.',
    en: 'The change is told of on the web.',
  },
  letter: {
    fi: 'Muutoksesta kerrotaan rekisteröidyille kirjeellä.',
    sv: 'De registrerade informeras om ändringen per brev.',
    en: 'The change is told to the data subjects by letter.',
  },
  'notice-board': {
    fi: 'Muutoksesta kerrotaan ilmoitustaululla.',
    sv: 'Om ändringen informeras på anslagstavlan.',
    en: 'The change is told of on the notice board.',
  },
  'next-contact': {
    fi: 'Muutoksesta kerrotaan rekisteröidylle seuraavan asioinnin yhteydessä.',
    sv: 'Den registrerade informeras om ändringen vid nästa kontakt.',
    en: 'The change is told to the data subject at the next contact.',
  },
  message: {
    fi: 'Muutoksesta kerrotaan rekisteröidyille viestillä.',
    sv: 'De registrerade informeras om ändringen med ett meddelande.',
    en: 'The change is told to the data subjects by message.',
  },
}

/** 18: annexes and forms. */
export function annexesSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  return [
    ...d.annexes.map((code) =>
      say(
        `annexes/${code}`,
        fill(
          { fi: 'Liite: {name}.', sv: 'Bilaga: {name}.', en: 'Annex: {name}.' },
          { name: nameIn(c.documents, code) },
        ),
      ),
    ),
    ...d.forms.map((code) =>
      say(
        `forms/${code}`,
        capital(
          fill(
            { fi: 'Lomake: {name}.', sv: 'Blankett: {name}.', en: 'Form: {name}.' },
            { name: nameIn(c.documents, code) },
          ),
        ),
      ),
    ),
  ]
}
