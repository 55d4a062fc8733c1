import type { Text } from '../../../platform/definitions/parts.ts'
import {
  and,
  capital,
  type Draft,
  fill,
  inBrackets,
  type Matter,
  nameIn,
  normPath,
  normText,
  organisationText,
  say,
} from '../wording.ts'
import { complaint, rectification, refusal, time } from './rights-handling.ts'
import { ACCESS, ERASURE, FEES, HOW, PARTY, path, REQUESTS, type Rights } from './rights-wording.ts'

/** 13: automated decisions and profiling. */
export function automationSection({ definition: d }: Matter): readonly Draft[] {
  return [
    ...(d.automatedDecisions === 'none'
      ? [
          say('automatedDecisions', {
            fi: 'Automatisoitua päätöksentekoa ei ole.',
            sv: 'Automatiserat beslutsfattande förekommer inte.',
            en: 'There is no automated decision-making.',
          }),
        ]
      : []),
    ...d.forbiddenPurposes.map((code) =>
      say(
        `forbiddenPurposes/${code}`,
        code === 'profiling'
          ? {
              fi: 'Henkilötietoja ei käsitellä profilointitarkoituksessa.',
              sv: 'Personuppgifter behandlas inte för profilering.',
              en: 'Personal data is not processed for profiling.',
            }
          : {
              fi: 'Henkilötietoja ei käsitellä eikä luovuteta suoramarkkinointitarkoituksessa.',
              sv: 'Personuppgifter behandlas inte och lämnas inte ut för direktmarknadsföring.',
              en: 'Personal data is not processed or given for direct marketing.',
            },
      ),
    ),
  ]
}

/** 14: the rights of the data subject, how to ask, time, price, refusal, complaint. */
export function rightsSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const r = d.rights
  const dot = (text: Text, norm: Rights['access']['norm']): Text =>
    fill(
      { fi: '{text}{norm}.', sv: '{text}{norm}.', en: '{text}{norm}.' },
      { text, norm: inBrackets(c, norm ? [norm] : []) },
    )
  const a = r.access
  return [
    ...(a.given === 'not-stated'
      ? []
      : [say([path('access/given'), ...(a.norm ? [path('access/norm')] : [])], dot(ACCESS[a.given], a.norm))]),
    ...(a.seeing
      ? [
          say(path('access/seeing'), {
            fi: 'Asiakkaalla on oikeus tutustua ja nähdä itseään koskevat asiakastiedot ja pyynnöstä saada niistä kopiot kirjallisena.',
            sv: 'Klienten har rätt att ta del av och se klientuppgifterna om sig själv och på begäran få skriftliga kopior.',
            en: 'The client may look at and see the data and on request get copies in writing.',
          }),
        ]
      : []),
    ...(a.copy
      ? [
          say(path('access/copy'), {
            fi: 'Rekisterinpitäjä toimittaa jäljennöksen käsiteltävistä henkilötiedoista.',
            sv: 'Den personuppgiftsansvarige lämnar en kopia av de personuppgifter som behandlas.',
            en: 'The controller delivers a copy of the data.',
          }),
        ]
      : []),
    ...(a.fee === 'not-stated' ? [] : [say(path('access/fee'), FEES[a.fee])]),
    ...(a.format === 'not-stated'
      ? []
      : [
          say(path('access/format'), {
            fi: 'Jos pyyntö esitetään sähköisesti, tiedot toimitetaan yleisesti käytetyssä sähköisessä muodossa, paitsi jos rekisteröity toisin pyytää.',
            sv: 'Om begäran görs elektroniskt lämnas uppgifterna i ett allmänt använt elektroniskt format, om den registrerade inte begär något annat.',
            en: 'A request made electronically is answered in a commonly used electronic format, unless the data subject asks otherwise.',
          }),
        ]),
    ...(a.way
      ? [
          say(path('access/way'), {
            fi: 'Tietojen tarkastaminen toteutetaan kulloinkin tarkoituksenmukaisella tavalla vastuuhenkilön päätöksen mukaisesti; tietoja voi luovuttaa tarkoituksenmukainen sosiaali- tai terveydenhuollon ammattihenkilö.',
            sv: 'Insynen ordnas på ett ändamålsenligt sätt enligt ansvarspersonens beslut; uppgifterna kan lämnas av en lämplig yrkesutbildad person inom social- eller hälsovården.',
            en: 'Inspection is carried out in a suitable way by the decision of the person in charge; a suitable social or health care professional may give the data.',
          }),
        ]
      : []),
    ...rectification(r, dot),
    ...(r.erasure.rule === 'not-stated'
      ? []
      : [
          say(
            [path('erasure/rule'), ...r.erasure.norms.map((ref) => path(normPath('erasure/norms', ref)))],
            fill(ERASURE[r.erasure.rule], { norms: inBrackets(c, r.erasure.norms) }),
          ),
        ]),
    ...(r.portability.rule === 'not-stated'
      ? []
      : [
          say(
            [path('portability/rule'), ...(r.portability.norm ? [path('portability/norm')] : [])],
            dot(
              {
                fi: 'Asiakas voi pyytää tietojensa siirtämistä järjestelmästä toiseen, ja tiedot siirretään, ellei siirtämiselle ole lainsäädännöllistä estettä',
                sv: 'Klienten kan begära att uppgifterna överförs från ett system till ett annat, och de överförs om lagstiftningen inte hindrar det',
                en: 'The client may ask for transfer from one system to another, which is done unless law prevents it',
              },
              r.portability.norm,
            ),
          ),
        ]),
    ...(r.restriction === 'not-stated'
      ? []
      : [
          say(path('restriction'), {
            fi: 'Rekisteröidyillä on muut tietosuoja-asetuksen mukaiset oikeudet, kuten käsittelyn rajoittaminen tietyissä tilanteissa.',
            sv: 'De registrerade har övriga rättigheter enligt dataskyddsförordningen, såsom begränsning av behandlingen i vissa situationer.',
            en: 'Data subjects have the other rights of the GDPR as well, such as restriction of processing in certain situations.',
          }),
        ]),
    ...r.ways.map((way) =>
      say(
        path(`ways/${way.request}`),
        capital(
          fill(
            {
              fi: '{request} tehdään {how}. Se osoitetaan: {to}.',
              sv: '{request} görs {how}. Den riktas till: {to}.',
              en: 'A {request} is made {how}. It is addressed to: {to}.',
            },
            {
              request: REQUESTS[way.request],
              how: and(way.how.map((one) => HOW[one])),
              to: nameIn(c.people.positions, way.to),
            },
          ),
        ),
      ),
    ),
    ...(r.identity === 'not-stated'
      ? []
      : [
          say(
            path('identity'),
            r.identity === 'proof-may-be-asked'
              ? {
                  fi: 'Rekisterinpitäjä voi tarvittaessa pyytää pyynnön esittäjää todistamaan henkilöllisyytensä.',
                  sv: 'Den personuppgiftsansvarige kan vid behov be den som gör begäran att styrka sin identitet.',
                  en: 'The controller may ask the requester to prove their identity.',
                }
              : {
                  fi: 'Asiakkaan henkilöllisyydestä varmistutaan ja tarvittaessa se tarkistetaan ennen tietojen antamista tai korjaamista.',
                  sv: 'Klientens identitet säkerställs och kontrolleras vid behov innan uppgifter lämnas eller rättas.',
                  en: 'The client’s identity is made sure of and when needed checked before data is given or corrected.',
                },
          ),
        ]),
    ...time(r),
    ...(r.free
      ? [
          say(path('free'), {
            fi: 'Tietosuoja-asetuksen 13 ja 14 artiklan nojalla toimitetut tiedot ja kaikki 15–22 ja 34 artiklaan perustuvat tiedot ja toimenpiteet ovat maksuttomia.',
            sv: 'Information enligt artiklarna 13 och 14 samt information och åtgärder enligt artiklarna 15–22 och 34 i dataskyddsförordningen är avgiftsfria.',
            en: 'Information under GDPR articles 13–14 and measures under articles 15–22 and 34 are free of charge.',
          }),
        ]
      : []),
    ...r.excessive.map((what) =>
      say(
        path(`excessive/${what}`),
        what === 'fee'
          ? {
              fi: 'Jos pyynnöt ovat ilmeisen perusteettomia tai kohtuuttomia, erityisesti toistuvia, rekisterinpitäjä voi periä hallinnollisiin kustannuksiin perustuvan kohtuullisen maksun; rekisterinpitäjän on osoitettava perusteettomuus tai kohtuuttomuus.',
              sv: 'Om begärandena är uppenbart ogrundade eller orimliga, särskilt upprepade, får den personuppgiftsansvarige ta ut en rimlig avgift för de administrativa kostnaderna; den personuppgiftsansvarige ska visa att så är fallet.',
              en: 'If requests are manifestly unfounded or excessive, in particular repeated, the controller may charge a reasonable fee for administrative costs; it is for the controller to show that they are so.',
            }
          : {
              fi: 'Jos pyynnöt ovat ilmeisen perusteettomia tai kohtuuttomia, rekisterinpitäjä voi kieltäytyä suorittamasta pyydettyä toimea; rekisterinpitäjän on osoitettava perusteettomuus tai kohtuuttomuus.',
              sv: 'Om begärandena är uppenbart ogrundade eller orimliga får den personuppgiftsansvarige vägra att utföra åtgärden; den personuppgiftsansvarige ska visa att så är fallet.',
              en: 'If requests are manifestly unfounded or excessive, the controller may refuse; it is for the controller to show that they are so.',
            },
      ),
    ),
    ...refusal(r, c),
    ...(r.partyRight
      ? [
          say(
            [path('partyRight/norm'), path('partyRight/asked')],
            fill(PARTY[r.partyRight.asked], { norm: normText(c, r.partyRight.norm) }),
          ),
        ]
      : []),
    ...(r.partyRight?.transferIfClassified
      ? [
          say(
            [path('partyRight/transferIfClassified'), ...(r.partyRight.section ? [path('partyRight/section')] : [])],
            fill(
              {
                fi: 'Jos asiakirjaan on tehty turvallisuusluokkaa koskeva merkintä{norm} ja sen on laatinut muu viranomainen, asia siirretään asiakirjan laatineen viranomaisen ratkaistavaksi.',
                sv: 'Om handlingen har en anteckning om säkerhetsklass{norm} och en annan myndighet har upprättat den, överförs ärendet till den myndigheten för avgörande.',
                en: 'If the document bears a security classification{norm} and another authority made it, the matter is transferred to that authority for decision.',
              },
              { norm: inBrackets(c, r.partyRight.section ? [r.partyRight.section] : []) },
            ),
          ),
        ]
      : []),
    ...complaint(r, dot),
    ...(r.moreInformation
      ? [
          say(path('moreInformation'), {
            fi: 'Lisätietoja ja pyyntölomakkeet ovat rekisterinpitäjän verkkosivuilla.',
            sv: 'Mer information och begäranblanketter finns på den personuppgiftsansvariges webbplats.',
            en: 'More information and request forms are on the controller’s web page.',
          }),
        ]
      : []),
    ...(r.authority
      ? [
          say(
            path('authority'),
            fill(
              {
                fi: 'Valvontaviranomainen: {name}.',
                sv: 'Tillsynsmyndighet: {name}.',
                en: 'Supervisory authority: {name}.',
              },
              { name: organisationText(c, r.authority) },
            ),
          ),
        ]
      : []),
  ]
}
