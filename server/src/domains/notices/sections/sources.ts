import { givesField, type RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { and, capital, type Draft, fill, inBrackets, type Matter, nameIn, say } from '../wording.ts'

type Source = RegisterDefinition['sources'][number]
const CHANNELS: Readonly<Record<Source['channels'][number], Text>> = {
  paper: { fi: 'paperisina', sv: 'på papper', en: 'on paper' },
  electronic: {
    fi: 'sähköisen järjestelmän kautta',
    sv: 'via ett elektroniskt system',
    en: 'through an electronic system',
  },
  spoken: { fi: 'suullisesti', sv: 'muntligen', en: 'by word of mouth' },
  interface: { fi: 'järjestelmäintegraation kautta', sv: 'via systemintegration', en: 'through system integration' },
  staff: { fi: 'työntekijän tallentamana', sv: 'registrerade av en anställd', en: 'entered by an employee' },
  'staff-or-integration': {
    fi: 'työntekijän lisäämänä tai järjestelmäintegraation kautta',
    sv: 'införda av en anställd eller via systemintegration',
    en: 'entered by an employee or through system integration',
  },
}
const USES: Readonly<Record<NonNullable<Source['use']>, Text>> = {
  'first-of-all': {
    fi: ' Tiedot hankitaan ensisijaisesti täältä.',
    sv: ' Uppgifterna skaffas i första hand här.',
    en: ' Data is obtained first of all from here.',
  },
  checking: {
    fi: ' Lähdettä käytetään henkilötietojen tarkistamiseen.',
    sv: ' Källan används för att kontrollera personuppgifter.',
    en: ' The source is used for checking personal data.',
  },
  'also-entering-a-person': {
    fi: ' Henkilö voidaan tallentaa rekisteriin myös näillä tiedoilla.',
    sv: ' En person kan också införas i registret med dessa uppgifter.',
    en: ' A person may be entered in the register also on this information.',
  },
  'service-data': {
    fi: ' Tietoja saadaan ja ylläpidetään palvelun suunnittelun ja toteuttamisen tai etuusasian käsittelyn yhteydessä.',
    sv: ' Uppgifter fås och upprätthålls när service planeras och genomförs eller ett förmånsärende behandlas.',
    en: ' Data is obtained and kept in planning and carrying out services or handling benefits.',
  },
}

/** A field that other groups have too, and of which the source tells of these alone. */
const OF_GROUPS: Text = { fi: '{name} ({groups})', sv: '{name} ({groups})', en: '{name} ({groups})' }

/** 6: from where data comes. */
export function sourcesSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const p = d.populationRegister
  const a = d.acquisition
  return [
    say('sources', {
      fi: 'Tietoja saadaan vain näistä lähteistä:',
      sv: 'Uppgifter fås endast ur följande källor:',
      en: 'Data comes from these sources only:',
    }),
    ...d.sources.map((source) => {
      const fields = Object.keys(c.fields).flatMap((field) => {
        const having = d.subjects.filter((subject) => subject.fields.includes(field))
        const given = having.filter(({ group }) => givesField(source, group, field))
        if (given.length === 0) return []
        const name = nameIn(c.fields, field)
        return given.length === having.length
          ? [name]
          : [fill(OF_GROUPS, { name, groups: and(given.map(({ group }) => nameIn(c.people.subjects, group))) })]
      })
      const documents = source.documents.map((document) => nameIn(c.documents, document))
      return say(
        `sources/${source.kind}`,
        fill(
          {
            fi: '{name}{channels}{grounds}{norms}: {what}.{use}',
            sv: '{name}{channels}{grounds}{norms}: {what}.{use}',
            en: '{name}{channels}{grounds}{norms}: {what}.{use}',
          },
          {
            name: capital(nameIn(c.sources, source.kind)),
            channels:
              source.channels.length > 0
                ? fill(
                    { fi: ', {list}', sv: ', {list}', en: ', {list}' },
                    { list: and(source.channels.map((channel) => CHANNELS[channel])) },
                  )
                : '',
            grounds:
              source.grounds.length > 0
                ? fill(
                    { fi: ', {list}', sv: ', {list}', en: ', {list}' },
                    { list: and(source.grounds.map((ground) => nameIn(c.grounds.disclosure, ground))) },
                  )
                : '',
            norms: inBrackets(c, source.norms),
            what: and([...fields, ...documents]),
            use: source.use ? USES[source.use] : '',
          },
        ),
        1,
      )
    }),
    ...(p.mode === 'weekly'
      ? [
          say(['populationRegister/mode', ...(p.of ? ['populationRegister/of'] : [])], {
            fi: 'Asiakkaiden henkilö- ja osoitetietoja ylläpidetään viikoittaisella päivityksellä väestötietojärjestelmästä, ja vain nykyisistä asiakkaista.',
            sv: 'Klienternas person- och adressuppgifter uppdateras varje vecka ur befolkningsdatasystemet, och endast för nuvarande klienter.',
            en: 'Clients’ personal and address data is kept current by a weekly update from the population information system, for present clients only.',
          }),
        ]
      : []),
    ...(p.mode === 'on-demand'
      ? [
          say('populationRegister/mode', {
            fi: 'Väestörekisteriä käytetään henkilötietojen tarkistamiseen.',
            sv: 'Befolkningsregistret används för att kontrollera personuppgifter.',
            en: 'The population register is used for checking personal data.',
          }),
        ]
      : []),
    ...(p.mode === 'none'
      ? [
          say('populationRegister/mode', {
            fi: 'Väestötietojärjestelmästä ei haeta tietoja.',
            sv: 'Uppgifter hämtas inte ur befolkningsdatasystemet.',
            en: 'Nothing is fetched from the population information system.',
          }),
        ]
      : []),
    ...(p.entry
      ? [
          say('populationRegister/entry', {
            fi: 'Haku väestötietojärjestelmään tehdään henkilötunnuksella, ja siitä saadaan asiakkaan ajantasaiset väestötiedot.',
            sv: 'Sökningen i befolkningsdatasystemet görs med personbeteckningen och ger klientens aktuella befolkningsuppgifter.',
            en: 'The population information system is queried by identity code and returns the client’s current population data.',
          }),
        ]
      : []),
    ...p.changes.map((change) =>
      say(
        `populationRegister/changes/${change}`,
        change === 'death'
          ? {
              fi: 'Muutostietoina saadaan tieto kuolemasta.',
              sv: 'Som ändringsuppgift fås uppgift om dödsfall.',
              en: 'Deaths are received as changes.',
            }
          : {
              fi: 'Muutostietoina saadaan tieto kunnan vaihtumisesta.',
              sv: 'Som ändringsuppgift fås uppgift om byte av kommun.',
              en: 'Changes of municipality are received as changes.',
            },
      ),
    ),
    ...a.from.map((from) =>
      say(
        `acquisition/from/${from}`,
        from === 'authorities'
          ? {
              fi: 'Palvelun suunnittelemiseksi, toteuttamiseksi tai arvioimiseksi tarvittavia tietoja voidaan pyytää muilta viranomaisilta.',
              sv: 'Uppgifter som behövs för att planera, genomföra eller utvärdera servicen kan begäras av andra myndigheter.',
              en: 'Data needed to plan, implement or evaluate the service may be requested from other authorities.',
            }
          : {
              fi: 'Palvelun suunnittelemiseksi, toteuttamiseksi tai arvioimiseksi tarvittavia tietoja voidaan pyytää muista sosiaali- tai terveydenhuollon organisaatioista.',
              sv: 'Uppgifter som behövs för att planera, genomföra eller utvärdera servicen kan begäras av andra organisationer inom social- eller hälsovården.',
              en: 'Data needed to plan, implement or evaluate the service may be requested from other social or health organisations.',
            },
      ),
    ),
    ...(a.without === 'named-provision'
      ? [
          say(
            [
              'acquisition/without',
              ...a.norms.map(
                (ref) => `acquisition/norms/${(typeof ref === 'string' ? ref : ref.norm).replaceAll('/', '-')}`,
              ),
            ],
            fill(
              {
                fi: 'Kun tietoja pyydetään ilman asiakkaan nimenomaista suostumusta, on nimettävä säädös, jonka mukaan pyytäjällä on oikeus saada tiedot{norms}.',
                sv: 'När uppgifter begärs utan klientens uttryckliga samtycke ska den bestämmelse anges som ger rätt att få uppgifterna{norms}.',
                en: 'When data is requested without the client’s explicit consent, the provision of law that gives the right to the data must be named{norms}.',
              },
              { norms: inBrackets(c, a.norms) },
            ),
          ),
        ]
      : []),
    ...(a.entered === 'not-stated'
      ? []
      : [
          say(
            'acquisition/entered',
            a.entered === 'in-system'
              ? {
                  fi: 'Tietojen saamisesta tehdään merkintä asiakastietojärjestelmään.',
                  sv: 'Erhållandet av uppgifter antecknas i klientdatasystemet.',
                  en: 'Receiving such data is marked in the client information system.',
                }
              : {
                  fi: 'Tietojen hankkimisesta ulkopuolisilta tehdään merkintä asiakaskirjaan.',
                  sv: 'Att uppgifter skaffats av utomstående antecknas i klientakten.',
                  en: 'Obtaining data from outsiders is entered in the client file.',
                },
          ),
        ]),
    ...d.informing.map((way) => say(`informing/${way}`, INFORMING[way])),
  ]
}

const INFORMING: Readonly<Record<RegisterDefinition['informing'][number], Text>> = {
  notice: {
    fi: 'Rekisteröity saa tiedon rekisteristä tästä selosteesta.',
    sv: 'Den registrerade får information om registret i denna beskrivning.',
    en: 'The data subject learns of the register from this notice.',
  },
  web: {
    fi: 'Rekisteröity saa tietoa tietosuojasta rekisterinpitäjän verkkosivuilta.',
    sv: 'Den registrerade får information om dataskyddet på den personuppgiftsansvariges webbplats.',
    en: 'The data subject learns of data protection from the controller’s web pages.',
  },
  'organisers-sites': {
    fi: 'Palvelunjärjestäjien sivustoilta löytyvät palvelunjärjestäjäkohtaiset selosteet.',
    sv: 'På serviceanordnarnas webbplatser finns anordnarnas egna beskrivningar.',
    en: 'The organisers’ own sites have organiser-specific notices.',
  },
  'notice-board': {
    fi: 'Seloste pidetään näkyvillä palveluntuottajan ilmoitustaululla.',
    sv: 'Beskrivningen hålls framme på serviceproducentens anslagstavla.',
    en: 'The notice is kept on view on the provider’s notice board.',
  },
}
