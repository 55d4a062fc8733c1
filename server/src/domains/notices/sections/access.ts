import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { and, capital, type Draft, fill, type Matter, nameIn, normPath, normText, say } from '../wording.ts'

type Role = RegisterDefinition['roles'][number]
export const REACH: Readonly<Record<Role['scope'], Text>> = {
  organiser: {
    fi: 'rekisterinpitäjän tiedot',
    sv: 'den personuppgiftsansvariges uppgifter',
    en: 'the data of the controller',
  },
  service: {
    fi: 'sen palvelun tiedot, johon oikeus on annettu',
    sv: 'uppgifterna i den tjänst som rätten gäller',
    en: 'the data of the service for which the right is given',
  },
  provider: {
    fi: 'oman palveluntuottajan asiakkaat',
    sv: 'den egna serviceproducentens klienter',
    en: 'the clients of one’s own provider',
  },
  task: {
    fi: 'työtehtävien edellyttämät tiedot',
    sv: 'de uppgifter som arbetsuppgifterna kräver',
    en: 'the data that the job tasks require',
  },
  relationship: {
    fi: 'toteutettavien asiakkuuksien ja työtehtävän mukaiset tiedot',
    sv: 'uppgifter enligt de klientrelationer som sköts och arbetsuppgiften',
    en: 'the data of the client relationships being carried out and of the job',
  },
  self: { fi: 'omat tiedot', sv: 'egna uppgifter', en: 'one’s own data' },
  mandate: { fi: 'valtuuden mukaiset tiedot', sv: 'uppgifter enligt fullmakten', en: 'data within the mandate' },
}
export const SIDES: Readonly<Record<Role['side'], Text>> = {
  organiser: { fi: 'rekisterinpitäjän puoli', sv: 'den personuppgiftsansvariges sida', en: 'on the controller’s side' },
  provider: { fi: 'palveluntuottajan puoli', sv: 'serviceproducentens sida', en: 'on the provider’s side' },
  client: { fi: 'asiakkaan puoli', sv: 'klientens sida', en: 'on the client’s side' },
  machine: { fi: 'järjestelmä', sv: 'system', en: 'a machine' },
  partner: { fi: 'toinen organisaatio', sv: 'annan organisation', en: 'another organisation' },
}
const GROUPS = {
  organiser: {
    fi: 'Rekisterinpitäjän työntekijät',
    sv: 'Den personuppgiftsansvariges anställda',
    en: 'The controller’s employees',
  },
  provider: {
    fi: 'Palveluntuottajan työntekijät',
    sv: 'Serviceproducentens anställda',
    en: 'The provider’s employees',
  },
  client: {
    fi: 'Asiakkaat ja puolesta-asioijat',
    sv: 'Klienter och ombud',
    en: 'Clients and persons acting on behalf',
  },
}
const METHODS = {
  oidc: {
    fi: 'oman organisaation kirjautumispalvelu',
    sv: 'den egna organisationens inloggningstjänst',
    en: 'the organisation’s own sign-in service',
  },
  passkey: { fi: 'pääsyavain', sv: 'nyckelkod (passkey)', en: 'passkey' },
  card: { fi: 'toimikortti', sv: 'aktörskort', en: 'smart card' },
  suomifi: { fi: 'Suomi.fi-tunnistus', sv: 'Suomi.fi-identifikation', en: 'Suomi.fi e-Identification' },
  'suomifi-authorisation': {
    fi: 'Suomi.fi-tunnistus ja yritys Suomi.fi-valtuuksista (ennen Katso)',
    sv: 'Suomi.fi-identifikation och företaget ur Suomi.fi-fullmakter (tidigare Katso)',
    en: 'Suomi.fi e-Identification, and the company from Suomi.fi e-Authorizations (formerly Katso)',
  },
  password: { fi: 'käyttäjätunnus ja salasana', sv: 'användarnamn och lösenord', en: 'user ID and password' },
  'lock-and-key': { fi: 'lukittu säilytys', sv: 'låst förvaring', en: 'lock and key' },
} as const
const MAY: Readonly<Record<RegisterDefinition['partnerAccess'][number]['may'][number], Text>> = {
  'look-up-duty-data': { fi: 'hakee päivystystietoja', sv: 'hämtar jouruppgifter', en: 'looks up duty data' },
  'record-child-welfare-notifications': {
    fi: 'kirjaa lastensuojeluilmoituksia',
    sv: 'registrerar barnskyddsanmälningar',
    en: 'records child welfare notifications',
  },
  'make-decisions': {
    fi: 'tekee mahdollisia päätöksiä',
    sv: 'fattar eventuella beslut',
    en: 'makes possible decisions',
  },
}

const SUPERVISED = {
  automatic: {
    fi: 'Sähköinen ja automaattinen valvonta kohdistuu suostumuksen antaneisiin palveluntuottajiin; lähteenä on {source}.',
    sv: 'Elektronisk och automatisk tillsyn gäller de serviceproducenter som gett sitt samtycke; källan är {source}.',
    en: 'Electronic, automatic supervision covers providers that have given their consent; the source is {source}.',
  },
  manual: {
    fi: 'Muut palveluntuottajat ovat manuaalisen valvonnan piirissä.',
    sv: 'Övriga serviceproducenter omfattas av manuell tillsyn.',
    en: 'Other providers are under manual supervision.',
  },
} as const
const PARTNER: Readonly<Record<RegisterDefinition['partnerAccess'][number]['for'], Text>> = {
  'emergency-duty': {
    fi: 'Rekisteriin on ulkoinen verkkoyhteys sosiaalipäivystyksen tarpeisiin: päivystyksestä huolehtii {name}, joka {may} (rooli {role}): {documents}.',
    sv: 'Registret har en extern nätförbindelse för socialjouren: jouren sköts av {name}, som {may} (rollen {role}): {documents}.',
    en: 'The register has an outside network connection for social emergency services: they are taken care of by {name}, which {may} (role {role}): {documents}.',
  },
}

/** 11: who may use the register, how one signs in, cookies. */
export function accessSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const g = d.granting
  const sides = (['organiser', 'provider', 'client'] as const).flatMap((side) => {
    const methods = d.signIn[side]
    return methods ? [{ side, methods }] : []
  })
  return [
    say('roles', {
      fi: 'Rekisteriä käyttävät vain näissä rooleissa toimivat:',
      sv: 'Registret används endast i följande roller:',
      en: 'The register is used in these roles only:',
    }),
    ...d.roles.flatMap((role) => [
      say(
        `roles/${role.code}`,
        fill(
          {
            fi: '{name} ({side}): {reach}{other}',
            sv: '{name} ({side}): {reach}{other}',
            en: '{name} ({side}): {reach}{other}',
          },
          {
            name: capital(role.name),
            side: SIDES[role.side],
            reach: REACH[role.scope],
            other: role.otherConnection
              ? {
                  fi: '; tietojen käyttäminen perustuu asiakassuhteeseen tai muuhun asialliseen yhteyteen',
                  sv: '; användningen av uppgifter grundar sig på en klientrelation eller ett annat sakligt samband',
                  en: '; using data rests on a client relationship or on another proper connection',
                }
              : '',
          },
        ),
        1,
      ),
      ...(role.actions.length > 0
        ? [
            say(
              role.actions.map((action) => `roles/${role.code}/actions/${action}`),
              fill(
                { fi: 'Rooli saa: {actions}.', sv: 'Rollen får: {actions}.', en: 'The role may: {actions}.' },
                { actions: and(role.actions.map((action) => nameIn(c.actions, action))) },
              ),
              2,
            ),
          ]
        : []),
    ]),
    ...d.partnerAccess.map((partner) =>
      say(
        `partnerAccess/${partner.organisation}`,
        fill(PARTNER[partner.for], {
          name: nameIn(c.organisations, partner.organisation),
          may: and(partner.may.map((one) => MAY[one])),
          role: partner.role,
          documents: and(partner.documents.map((document) => nameIn(c.documents, document))),
        }),
      ),
    ),
    ...(g.approver
      ? [
          say(
            'granting/approver',
            fill(
              {
                fi: 'Käyttöoikeudet myönnetään tämän ohjeiden mukaisesti: {who}, siinä laajuudessa kuin kunkin henkilön työtehtävät edellyttävät.',
                sv: 'Åtkomsträttigheter beviljas enligt anvisningar av: {who}, i den omfattning som varje persons arbetsuppgifter kräver.',
                en: 'Access rights are granted by the instructions of: {who}, to the extent that each person’s tasks require.',
              },
              { who: nameIn(c.people.positions, g.approver) },
            ),
          ),
        ]
      : []),
    ...(g.undertaking === 'not-stated'
      ? []
      : [
          say(
            'granting/undertaking',
            g.undertaking === 'signed'
              ? {
                  fi: 'Käyttöoikeuden saaminen edellyttää tietosuoja- ja tietoturvasitoumuksen (käyttäjäsitoumuksen) allekirjoittamista.',
                  sv: 'För åtkomsträtt krävs att en dataskydds- och informationssäkerhetsförbindelse (användarförbindelse) undertecknas.',
                  en: 'Getting access needs a signed data protection and information security undertaking (user undertaking).',
                }
              : {
                  fi: 'Jokainen työntekijä hyväksyy tietojen ja tietojärjestelmien salassapitositoumuksen.',
                  sv: 'Varje anställd godkänner en sekretessförbindelse om uppgifter och informationssystem.',
                  en: 'Every employee accepts a secrecy undertaking on data and information systems.',
                },
          ),
        ]),
    ...g.endsOn.map((when) =>
      say(
        `granting/endsOn/${when}`,
        when === 'task-change'
          ? {
              fi: 'Käyttöoikeus päättyy, kun henkilö siirtyy toisiin tehtäviin.',
              sv: 'Åtkomsträtten upphör när personen övergår till andra uppgifter.',
              en: 'The access right ends when the person moves to other tasks.',
            }
          : {
              fi: 'Käyttöoikeus päättyy, kun työsuhde päättyy.',
              sv: 'Åtkomsträtten upphör när anställningen upphör.',
              en: 'The access right ends when the employment ends.',
            },
      ),
    ),
    ...(g.onEnd === 'not-stated'
      ? []
      : [
          say(
            'granting/onEnd',
            g.onEnd === 'removed'
              ? {
                  fi: 'Päättynyt käyttöoikeus poistetaan järjestelmistä.',
                  sv: 'En upphörd åtkomsträtt tas bort ur systemen.',
                  en: 'A right that has ended is removed from the systems.',
                }
              : {
                  fi: 'Työsuhteen päättyessä käyttöoikeudet passivoidaan.',
                  sv: 'När anställningen upphör passiveras åtkomsträttigheterna.',
                  en: 'When the employment ends the access rights are made passive.',
                },
          ),
        ]),
    ...(d.strongSignIn === 'required'
      ? [
          say('strongSignIn', {
            fi: 'Kirjautuminen vaatii vahvan tunnistautumisen.',
            sv: 'Inloggning kräver stark autentisering.',
            en: 'Logging in requires strong authentication.',
          }),
        ]
      : []),
    ...sides.map(({ side, methods }) => {
      const [first, ...rest] = methods.map((method) => METHODS[method])
      const isOrdered = side === 'organiser' && methods[0] === 'card' && methods.includes('password')
      const wording = isOrdered
        ? {
            fi: '{group} kirjautuvat ensisijaisesti vain näin: {first}; toissijaisesti: {rest}.',
            sv: '{group} loggar in i första hand endast så här: {first}; i andra hand: {rest}.',
            en: '{group} sign in primarily only by: {first}; secondarily by: {rest}.',
          }
        : {
            fi: '{group} kirjautuvat näin: {all}.',
            sv: '{group} loggar in så här: {all}.',
            en: '{group} sign in by: {all}.',
          }
      return say(
        methods.map((method) => `signIn/${side}/${method}`),
        fill(wording, {
          group: GROUPS[side],
          first: first ?? '',
          rest: and(rest),
          all: and(methods.map((method) => METHODS[method])),
        }),
      )
    }),
    ...(d.session.cookies === 'not-stated' ? [] : [say('session/cookies', COOKIES[d.session.cookies])]),
  ]
}

const COOKIES = {
  opaque: {
    fi: 'Evästeissä on vain satunnainen istunnon tunniste.',
    sv: 'Kakorna innehåller endast en slumpmässig sessionsidentifierare.',
    en: 'Cookies hold a random session identifier only.',
  },
  'signed-nine': {
    fi: 'Työntekijän istunnon eväste elää yhden istunnon ajan ja sisältää nämä tiedot: käyttäjän nimi, käyttäjän sisäinen tietokanta-ID, käyttäjän sisäinen tietokantatunniste, sen organisaation nimi, johon käyttäjä kuuluu, organisaation kotisivun osoite järjestelmässä, organisaation tietokanta-ID, käyttäjän roolit, tietojen hyväksytty elinaika ja tietojen sähköinen allekirjoitus. Oikeuksia ei päätellä evästeestä. Asiakkaan evästeessä on vain satunnainen istunnon tunniste.',
    sv: 'Kakan för en arbetstagares session lever under en session och innehåller följande uppgifter: användarens namn, användarens interna databas-ID, användarens interna databasbeteckning, namnet på den organisation som användaren hör till, adressen till organisationens hemsida i systemet, organisationens databas-ID, användarens roller, uppgifternas godkända livslängd och uppgifternas elektroniska signatur. Rättigheter härleds inte ur kakan. Klientens kaka innehåller endast en slumpmässig sessionsidentifierare.',
    en: 'The cookie of a worker’s session lives for one session and holds these facts: the user’s name, the user’s internal database ID, the user’s internal database identifier, the name of the user’s organisation, the address of the organisation’s home page in the system, the organisation’s database ID, the user’s roles, the accepted lifetime of the data and the electronic signature of the data. No right is decided by the cookie. A client’s cookie holds a random session identifier only.',
  },
} as const

const SPOT_CHECKS = {
  monthly: {
    fi: 'Käyttöä valvotaan pistokokein: joka kuukausi poimitaan satunnaisesti {handlings} työntekijän ja asiakkaan paria, ja se, mitä työntekijä on tehnyt asiakkaan tiedoilla, tarkastetaan.',
    sv: 'Användningen övervakas med stickprov: varje månad dras {handlings} par av en arbetstagare och en klient, och det som arbetstagaren har gjort med klientens uppgifter granskas.',
    en: 'Use is supervised with spot checks: every month {handlings} pairs of a worker and a client are drawn, and what the worker did with the client’s data is looked into.',
  },
  seldom: {
    fi: 'Käyttöä valvotaan pistokokein: joka {months}. kuukausi poimitaan satunnaisesti {handlings} työntekijän ja asiakkaan paria, ja se, mitä työntekijä on tehnyt asiakkaan tiedoilla, tarkastetaan.',
    sv: 'Användningen övervakas med stickprov: var {months}:e månad dras {handlings} par av en arbetstagare och en klient, och det som arbetstagaren har gjort med klientens uppgifter granskas.',
    en: 'Use is supervised with spot checks: every {months} months {handlings} pairs of a worker and a client are drawn, and what the worker did with the client’s data is looked into.',
  },
} as const

/** Which rules there are stands beside the findings, with their limits as outcomes have tuned them. */
const RADAR = {
  fi: 'Käyttölokia verrataan joka yö sääntöihin, jotka ovat kaikkien luettavissa: onko avatulla asiakkaalla asiaa työntekijän palvelussa, onko asiakkaalle kirjattu työtä, onko aika työajan ulkopuolella tai sukunimi sama. Ketään ei pisteytetä. Havainnosta kerrotaan työntekijälle, joka voi antaa selvityksensä {explainDays} päivän kuluessa, ja se ratkaistaan {decideDays} päivän kuluessa.',
  sv: 'Användningsloggen jämförs varje natt med regler som alla kan läsa: om den öppnade klienten har ett ärende i arbetstagarens tjänst, om arbete har registrerats för klienten, om tiden är utanför arbetstid eller familjenamnet detsamma. Ingen poängsätts. Arbetstagaren får veta om iakttagelsen och kan ge sin förklaring inom {explainDays} dagar, och den avgörs inom {decideDays} dagar.',
  en: 'Every night the access log is compared with rules that anybody can read: whether the opened client has a matter in the worker’s service, whether work was recorded for the client, whether it was outside working hours, whether the family name is the same. Nobody is scored. The worker is told of a finding and may explain within {explainDays} days, and it is decided within {decideDays} days.',
} as const

const BREACH = {
  fi: 'Tietoturvaloukkauksesta ilmoitetaan tietosuojavaltuutetulle {hours} tunnin kuluessa siitä, kun se tuli ilmi.',
  sv: 'En personuppgiftsincident anmäls till dataombudsmannen inom {hours} timmar från att den upptäcktes.',
  en: 'A personal data breach is reported to the Data Protection Ombudsman within {hours} hours of being found.',
} as const
const TOLD = {
  'high-risk': {
    fi: 'Asiakkaalle kerrotaan tietoturvaloukkauksesta viipymättä, jos se todennäköisesti aiheuttaa hänelle korkean riskin.',
    sv: 'Klienten informeras utan dröjsmål om en personuppgiftsincident, om den sannolikt medför en hög risk för klienten.',
    en: 'The client is told of a personal data breach without delay, if it probably causes the client a high risk.',
  },
} as const

/** 12: protection and logs. */
export function protectionSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  return [
    ...(d.logs.holder === 'not-stated'
      ? []
      : [
          say(
            'logs/holder',
            d.logs.holder === 'maintainer'
              ? {
                  fi: 'Järjestelmän käytöstä syntyy lokirekisteri, joka on järjestelmän ylläpitäjän hallinnassa.',
                  sv: 'Vid användningen av systemet uppstår ett loggregister som förvaltas av systemets upprätthållare.',
                  en: 'Use of the system produces a log register, held by the maintainer of the system.',
                }
              : {
                  fi: 'Käytöstä syntyy lokirekisteri, joka on rekisterinpitäjän hallinnassa.',
                  sv: 'Vid användningen uppstår ett loggregister som förvaltas av den personuppgiftsansvarige.',
                  en: 'Use produces a log register, held by the controller.',
                },
          ),
        ]),
    ...(d.logs.eachHandling
      ? [
          say('logs/eachHandling', {
            fi: 'Kaikesta henkilön tietojen käsittelystä tehdään aina erilliset merkinnät.',
            sv: 'All behandling av en persons uppgifter antecknas alltid separat.',
            en: 'Every processing of a person’s data leaves its own separate entry.',
          }),
        ]
      : []),
    ...(d.logs.spotChecks
      ? [
          say(
            ['logs/spotChecks/everyMonths', 'logs/spotChecks/handlings'],
            fill(d.logs.spotChecks.everyMonths === 1 ? SPOT_CHECKS.monthly : SPOT_CHECKS.seldom, {
              months: d.logs.spotChecks.everyMonths,
              handlings: d.logs.spotChecks.handlings,
            }),
          ),
        ]
      : []),
    ...(d.logs.radar
      ? [
          say(
            ['logs/radar/explainDays', 'logs/radar/decideDays'],
            fill(RADAR, { explainDays: d.logs.radar.explainDays, decideDays: d.logs.radar.decideDays }),
          ),
        ]
      : []),
    ...(d.breach
      ? [
          say('breach/authorityHours', fill(BREACH, { hours: d.breach.authorityHours })),
          say('breach/told', TOLD[d.breach.told]),
        ]
      : []),
    ...(d.supervision
      ? [
          say(
            ['supervision/withConsent', 'supervision/source'],
            fill(SUPERVISED[d.supervision.withConsent], { source: nameIn(c.sources, d.supervision.source) }),
          ),
          say('supervision/others', SUPERVISED[d.supervision.others]),
        ]
      : []),
    ...(d.protectionNorms.length > 0
      ? [
          say('protectionNorms', {
            fi: 'Suojaamista koskeva keskeinen lainsäädäntö:',
            sv: 'Central lagstiftning om skyddet:',
            en: 'The main norms on protection:',
          }),
        ]
      : []),
    ...d.protectionNorms.map((ref) => say(normPath('protectionNorms', ref), capital(normText(c, ref)), 1)),
  ]
}
