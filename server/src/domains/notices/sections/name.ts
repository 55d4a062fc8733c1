import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import {
  and,
  type Draft,
  dayText,
  fill,
  type Matter,
  nameIn,
  normPath,
  normText,
  organisationText,
  say,
} from '../wording.ts'

const KINDS: Readonly<Record<RegisterDefinition['kind'], Text>> = {
  client: { fi: 'asiakasrekisteri', sv: 'klientregister', en: 'client register' },
  'sub-register': { fi: 'osarekisteri', sv: 'delregister', en: 'sub-register' },
  user: { fi: 'käyttäjärekisteri', sv: 'användarregister', en: 'user register' },
  log: { fi: 'lokirekisteri', sv: 'loggregister', en: 'log register' },
  network: { fi: 'verkostotyön rekisteri', sv: 'register för nätverksarbete', en: 'network record' },
}
const MEDIA = {
  electronic: { fi: 'sähköinen aineisto', sv: 'elektroniskt material', en: 'electronic material' },
  paper: {
    fi: 'manuaalinen aineisto (paperiasiakirjat)',
    sv: 'manuellt material (pappershandlingar)',
    en: 'manual material (paper documents)',
  },
}

/** 1: the register, its version, the regulation that the notice is given under. */
export function nameSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  return [
    say(
      ['name', 'kind', 'id'],
      fill(
        {
          fi: 'Rekisterin nimi on {name}. Se on {kind}, tunnus {id}.',
          sv: 'Registrets namn är {name}. Det är ett {kind} med koden {id}.',
          en: 'The name of the register is {name}. It is a {kind}, code {id}.',
        },
        { name: d.name, kind: KINDS[d.kind], id: d.id },
      ),
    ),
    ...(d.alsoCalled
      ? [
          say(
            'alsoCalled',
            fill(
              {
                fi: 'Rekisteristä käytetään myös nimeä {name}.',
                sv: 'Registret kallas också {name}.',
                en: 'The register is also called {name}.',
              },
              { name: d.alsoCalled },
            ),
          ),
        ]
      : []),
    ...(d.introduction ? [say('introduction', d.introduction)] : []),
    ...d.givenUnder.map((ref) =>
      say(
        normPath('givenUnder', ref),
        fill(
          {
            fi: 'Seloste annetaan tämän säädöksen nojalla: {norm}.',
            sv: 'Beskrivningen ges med stöd av: {norm}.',
            en: 'This notice is given under: {norm}.',
          },
          { norm: normText(c, ref) },
        ),
      ),
    ),
    say(
      ['version', 'validFrom'],
      fill(
        {
          fi: 'Tämä on selosteen versio {version}. Se on voimassa {day} alkaen.',
          sv: 'Detta är version {version} av beskrivningen. Den gäller från och med {day}.',
          en: 'This is version {version} of the notice. It is in force from {day}.',
        },
        { version: d.version, day: dayText(d.validFrom) },
      ),
    ),
    ...(d.validTo
      ? [
          say(
            'validTo',
            fill(
              {
                fi: 'Versio on korvattu; sen viimeinen voimassaolopäivä on {day}.',
                sv: 'Versionen har ersatts; dess sista giltighetsdag är {day}.',
                en: 'This version has been superseded; its last day is {day}.',
              },
              { day: dayText(d.validTo) },
            ),
          ),
        ]
      : []),
    ...(d.draftedOn
      ? [
          say(
            'draftedOn',
            fill(
              { fi: 'Laatimispäivä {day}.', sv: 'Uppgjord {day}.', en: 'Drafted on {day}.' },
              { day: dayText(d.draftedOn) },
            ),
          ),
        ]
      : []),
    ...(d.updatedOn
      ? [
          say(
            'updatedOn',
            fill(
              { fi: 'Päivitetty {day}.', sv: 'Uppdaterad {day}.', en: 'Updated on {day}.' },
              { day: dayText(d.updatedOn) },
            ),
          ),
        ]
      : []),
    say(
      'serves',
      d.serves
        ? {
            fi: 'Järjestelmä torjuu sen, mitä tämä seloste ei salli.',
            sv: 'Systemet avvisar det som denna beskrivning inte tillåter.',
            en: 'The system refuses what this notice does not allow.',
          }
        : {
            fi: 'Rekisteri ei ole käytössä tässä järjestelmässä: seloste on vain ilmaistu, eikä sen valvontaa ole otettu käyttöön.',
            sv: 'Registret används inte i detta system: beskrivningen är endast uttryckt, och den övervakas inte här.',
            en: 'The register is not in use in this system: the notice is only expressed, and not yet enforced here.',
          },
    ),
    say(
      d.media.map((medium) => `media/${medium}`),
      fill(
        { fi: 'Rekisterissä on {media}.', sv: 'Registret omfattar {media}.', en: 'The register has {media}.' },
        { media: and(d.media.map((medium) => MEDIA[medium])) },
      ),
    ),
    ...(d.partOf
      ? [
          say(
            'partOf',
            fill(
              {
                fi: 'Rekisteri on osa rekisteriä, jonka tunnus on {id}.',
                sv: 'Registret är en del av registret med koden {id}.',
                en: 'The register is a part of the register with the code {id}.',
              },
              { id: d.partOf },
            ),
          ),
        ]
      : []),
    ...(d.sharedNotice
      ? [
          say(
            'sharedNotice',
            fill(
              {
                fi: 'Rekisteristä kerrotaan samassa selosteessa muiden rekisterien kanssa (yhteinen seloste: {id}).',
                sv: 'Registret beskrivs i samma beskrivning som andra register (gemensam beskrivning: {id}).',
                en: 'The register is described in one notice with other registers (shared notice: {id}).',
              },
              { id: d.sharedNotice },
            ),
          ),
        ]
      : []),
    ...(d.textIn
      ? [
          say(
            'textIn',
            fill(
              {
                fi: 'Rekisteriselosteen tiedot ja informointi ovat muualla: {place}.',
                sv: 'Registerbeskrivningen och informationen finns på annat ställe: {place}.',
                en: 'The register description and informing are elsewhere: {place}.',
              },
              { place: d.textIn },
            ),
          ),
        ]
      : []),
    ...d.systems.flatMap(({ system, areas }) => [
      say(
        [`systems/${system}`, ...areas.map((area) => `systems/${system}/areas/${area}`)],
        fill(
          {
            fi: 'Tietoja ylläpidetään järjestelmässä {system}{areas}.',
            sv: 'Uppgifterna upprätthålls i {system}{areas}.',
            en: 'Data is kept in {system}{areas}.',
          },
          { system: nameIn(c.systems, system), areas: areas.length > 0 ? ` (${areas.join(', ')})` : '' },
        ),
      ),
    ]),
    ...d.parts.map((part) =>
      say(
        `parts/${part.code}`,
        fill(
          { fi: 'Rekisterin osa: {what}.', sv: 'Del av registret: {what}.', en: 'A part of the register: {what}.' },
          {
            what: and([
              ...(part.system ? [nameIn(c.systems, part.system)] : []),
              ...part.services.map((service) => nameIn(c.services.services, service)),
            ]),
          },
        ),
      ),
    ),
    ...d.legalGround.map((ref) =>
      say(
        normPath('legalGround', ref),
        fill(
          {
            fi: 'Rekisterin perusteena on {norm}.',
            sv: 'Registret grundar sig på {norm}.',
            en: 'The register stands on {norm}.',
          },
          { norm: normText(c, ref) },
        ),
      ),
    ),
    say(
      'issuer',
      d.issuer === 'controller'
        ? {
            fi: 'Selosteen laatii ja julkaisee rekisterinpitäjä.',
            sv: 'Den personuppgiftsansvarige gör upp och publicerar beskrivningen.',
            en: 'The controller draws up and publishes the notice.',
          }
        : fill(
            {
              fi: 'Selosteen laatimisesta ja ylläpidosta vastaa {name}.',
              sv: '{name} ansvarar för att göra upp och upprätthålla beskrivningen.',
              en: '{name} is responsible for drawing up and maintaining the notice.',
            },
            { name: nameIn(c.organisations, d.issuer) },
          ),
    ),
    ...(d.technicalAdministrator
      ? [
          say(
            'technicalAdministrator',
            fill(
              {
                fi: 'Rekisterin tekninen hallinnoija on {name}. Se ei sen vuoksi ole asiakastietojen rekisterinpitäjä.',
                sv: 'Registrets tekniska förvaltare är {name}. Den är inte därför personuppgiftsansvarig för klientuppgifterna.',
                en: 'The technical administrator of the register is {name}. It is not thereby the controller of client data.',
              },
              { name: organisationText(c, d.technicalAdministrator) },
            ),
          ),
        ]
      : []),
  ]
}
