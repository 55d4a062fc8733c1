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

import {
  ACCESS,
  ERASURE,
  FEES,
  HOW,
  PARTY,
  RECORDED,
  REQUESTS,
  type Rights,
  SUPPLEMENT,
  TIMES,
} from './rights-wording.ts'

const path = (rest: string): string => `rights/${rest}`

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

type Dot = (text: Text, norm: Rights['access']['norm']) => Text

function rectification({ rectification: one }: Rights, dot: Dot): readonly Draft[] {
  if (one.given === 'none')
    return [
      say(path('rectification/given'), {
        fi: 'Merkintöjä ei korjata.',
        sv: 'Posterna rättas inte.',
        en: 'Entries are not corrected.',
      }),
    ]
  return [
    ...(one.given === 'not-stated'
      ? []
      : [
          say(
            [path('rectification/given'), ...(one.norm ? [path('rectification/norm')] : [])],
            dot(
              one.given === 'without-delay'
                ? {
                    fi: 'Rekisteröidyllä on oikeus vaatia, että rekisterinpitäjä oikaisee ilman aiheetonta viivytystä häntä koskevat epätarkat ja virheelliset henkilötiedot',
                    sv: 'Den registrerade har rätt att kräva att den personuppgiftsansvarige utan obefogat dröjsmål rättar felaktiga och oriktiga personuppgifter',
                    en: 'The data subject may demand that inaccurate and erroneous data is rectified without undue delay',
                  }
                : {
                    fi: 'Rekisteröidyllä on oikeus vaatia virheellisen tiedon korjaamista',
                    sv: 'Den registrerade har rätt att kräva att felaktiga uppgifter rättas',
                    en: 'The data subject may demand that wrong data is corrected',
                  },
              one.norm,
            ),
          ),
        ]),
    ...(one.ownInitiative
      ? [
          say(path('rectification/ownInitiative'), {
            fi: 'Rekisterinpitäjä oikaisee tiedon ilman aiheetonta viivytystä myös oma-aloitteisesti.',
            sv: 'Den personuppgiftsansvarige rättar uppgiften utan obefogat dröjsmål också på eget initiativ.',
            en: 'The controller rectifies data without undue delay also on its own initiative.',
          }),
        ]
      : []),
    ...(one.supplement === 'not-stated' ? [] : [say(path('rectification/supplement'), SUPPLEMENT[one.supplement])]),
    ...(one.requestSays
      ? [
          say(path('rectification/requestSays'), {
            fi: 'Korjauspyynnössä on yksilöitävä ja perusteltava, mitä tietoa vaaditaan korjattavaksi, mikä on asiakkaan mielestä oikea tieto ja millä tavoin korjaus pyydetään tekemään.',
            sv: 'I begäran ska preciseras och motiveras vilken uppgift som ska rättas, vad som enligt klienten är rätt och hur rättelsen ska göras.',
            en: 'A correction request specifies and justifies which data is to be corrected, what in the client’s view is right, and how the correction is to be made.',
          }),
        ]
      : []),
    ...(one.original === 'readable'
      ? [
          say(path('rectification/original'), {
            fi: 'Alkuperäinen merkintä on mahdollista nähdä jälkikäteen.',
            sv: 'Den ursprungliga anteckningen kan ses i efterhand.',
            en: 'The original entry can be seen afterwards.',
          }),
        ]
      : []),
    ...(one.original === 'struck-through-or-background'
      ? [
          say(path('rectification/original'), {
            fi: 'Virheelliset merkinnät yliviivataan tai siirretään taustatiedostoon siten, että sekä virheellinen että korjattu merkintä ovat myöhemmin luettavissa.',
            sv: 'Felaktiga anteckningar stryks över eller flyttas till en bakgrundsfil så att både den felaktiga och den rättade anteckningen kan läsas senare.',
            en: 'Erroneous entries are struck through or moved to a background file so that both the erroneous and the corrected entry can be read later.',
          }),
        ]
      : []),
    ...(one.recorded.length > 0
      ? [
          say(
            one.recorded.map((what) => path(`rectification/recorded/${what}`)),
            fill(
              {
                fi: 'Korjauksesta jää rekisteriin tieto: {what}.',
                sv: 'Om rättelsen antecknas i registret: {what}.',
                en: 'Of a correction the register keeps: {what}.',
              },
              { what: and(one.recorded.map((what) => RECORDED[what])) },
            ),
          ),
        ]
      : []),
    ...(one.fourEyes
      ? [
          say(path('rectification/fourEyes'), {
            fi: 'Korjaus tehdään rekisteriasioista vastaavan tai tämän valtuuttaman henkilön läsnä ollessa.',
            sv: 'Rättelsen görs i närvaro av den som ansvarar för registerärenden eller en person som denne befullmäktigat.',
            en: 'The correction is made in the presence of the person in charge or one authorised by them.',
          }),
        ]
      : []),
    ...(one.corrector === 'special-right'
      ? [
          say(path('rectification/corrector'), {
            fi: 'Korjauksen tekee henkilö, jolla on asiakasrekisteritietojen korjaamiseen erityinen oikeus.',
            sv: 'Rättelsen görs av en person som har särskild rätt att rätta uppgifter i klientregistret.',
            en: 'The correction is made by a person with a special right to correct client register data.',
          }),
        ]
      : []),
  ]
}

const time = ({ time: t }: Rights): readonly Draft[] => [
  ...(t.answer === 'not-stated' ? [] : [say(path('time/answer'), TIMES[t.answer])]),
  ...(t.extensionMonths
    ? [
        say(path('time/extensionMonths'), {
          fi: 'Määräaikaa voidaan jatkaa enintään kahdella kuukaudella ottaen huomioon pyyntöjen monimutkaisuus ja määrä.',
          sv: 'Tidsfristen kan förlängas med högst två månader med beaktande av hur komplicerade och många begärandena är.',
          en: 'The time may be extended by at most two months, considering the complexity and number of requests.',
        }),
      ]
    : []),
  ...(t.extensionTold
    ? [
        say(path('time/extensionTold'), {
          fi: 'Jatkamisesta ja viivästymisen syistä ilmoitetaan rekisteröidylle kuukauden kuluessa pyynnön vastaanottamisesta.',
          sv: 'Den registrerade underrättas om förlängningen och orsakerna till dröjsmålet inom en månad från det att begäran mottagits.',
          en: 'The data subject is told of an extension and of the reasons for delay within one month of receiving the request.',
        }),
      ]
    : []),
  ...(t.noAction
    ? [
        say(path('time/noAction'), {
          fi: 'Jos pyyntöä ei toteuteta, rekisteröidylle ilmoitetaan viipymättä ja viimeistään kuukauden kuluessa syyt siihen sekä mahdollisuus tehdä valitus valvontaviranomaiselle ja käyttää muita oikeussuojakeinoja.',
          sv: 'Om begäran inte verkställs underrättas den registrerade utan dröjsmål och senast inom en månad om orsakerna samt om möjligheten att lämna in klagomål till tillsynsmyndigheten och använda andra rättsmedel.',
          en: 'If no action is taken on a request, the data subject is told without delay, at the latest within one month, why, and of the possibility to complain to the supervisory authority and to use other legal remedies.',
        }),
      ]
    : []),
]

const refusal = ({ refusal: f, complaint: { given } }: Rights, c: Matter['catalogues']): readonly Draft[] => [
  ...(f.exceptional
    ? [
        say(path('refusal/exceptional'), {
          fi: 'Tarkastusoikeus voidaan evätä ainoastaan poikkeustapauksessa.',
          sv: 'Insyn kan vägras endast i undantagsfall.',
          en: 'Inspection may be refused only exceptionally.',
        }),
      ]
    : []),
  ...f.grounds.map((ground) =>
    say(
      path(`refusal/grounds/${ground}`),
      fill(
        {
          fi: 'Oikeus voidaan evätä vain laissa mainituilla perusteilla, esimerkiksi: {ground}.',
          sv: 'Rätten kan vägras endast på de grunder som anges i lag, till exempel: {ground}.',
          en: 'The right may be refused only on grounds named in law, for example: {ground}.',
        },
        { ground: nameIn(c.grounds.refusal, ground) },
      ),
    ),
  ),
  ...f.certificate.map((request) =>
    say(
      path(`refusal/certificate/${request}`),
      fill(
        {
          fi: 'Kieltäytymisestä annetaan asiakkaalle kirjallinen kieltäytymistodistus, josta ilmenee peruste ({request}).',
          sv: 'Klienten får ett skriftligt intyg över vägran med grunden angiven ({request}).',
          en: 'The client gets a written refusal certificate that states the ground ({request}).',
        },
        { request: REQUESTS[request] },
      ),
    ),
  ),
  ...(f.reasonsTold
    ? [
        say(path('refusal/reasonsTold'), {
          fi: 'Jos vaatimusta ei hyväksytä, rekisteröidylle kerrotaan kieltäytymisen syyt.',
          sv: 'Om yrkandet inte godkänns får den registrerade veta orsakerna.',
          en: 'If a demand is not accepted, the data subject is told the reasons.',
        }),
      ]
    : []),
  ...(f.decider
    ? [
        say(
          path('refusal/decider'),
          fill(
            {
              fi: 'Toteuttamisesta tai epäämisestä päättää: {who}.',
              sv: 'Om verkställande eller vägran beslutar: {who}.',
              en: 'Carrying out or refusing is decided by: {who}.',
            },
            { who: nameIn(c.people.positions, f.decider) },
          ),
        ),
      ]
    : []),
  ...(f.signer
    ? [
        say(
          path('refusal/signer'),
          fill(
            {
              fi: 'Epäämispäätöksen allekirjoittaa: {who}.',
              sv: 'Beslutet om vägran undertecknas av: {who}.',
              en: 'A refusal is signed by: {who}.',
            },
            { who: nameIn(c.people.positions, f.signer) },
          ),
        ),
      ]
    : []),
  ...(given
    ? [
        say(path('complaint/given'), {
          fi: 'Ratkaisuun tyytymätön voi viedä asian tietosuojaa valvovan viranomaisen ratkaistavaksi.',
          sv: 'Den som är missnöjd med avgörandet kan föra ärendet till dataskyddsmyndigheten.',
          en: 'A person not content with the outcome may take the matter to the supervisory authority.',
        }),
      ]
    : []),
]

const complaint = ({ complaint: one }: Rights, dot: Dot): readonly Draft[] => [
  ...(one.norm
    ? [
        say(
          [path('complaint/norm'), path('complaint/given')],
          dot(
            {
              fi: 'Rekisteröidyllä on oikeus tehdä valitus valvontaviranomaiselle',
              sv: 'Den registrerade har rätt att lämna in klagomål till en tillsynsmyndighet',
              en: 'The data subject has the right to lodge a complaint with a supervisory authority',
            },
            one.norm,
          ),
        ),
      ]
    : []),
  ...(one.memberStateChoice
    ? [
        say(path('complaint/memberStateChoice'), {
          fi: 'Valituksen voi tehdä erityisesti siinä jäsenvaltiossa, jossa on vakinainen asuinpaikka tai työpaikka taikka jossa väitetty rikkominen on tapahtunut.',
          sv: 'Klagomålet kan lämnas in särskilt i den medlemsstat där man har sin hemvist eller arbetsplats eller där det påstådda intrånget begicks.',
          en: 'The complaint may be made in particular in the member state of habitual residence, place of work or place of the alleged infringement.',
        }),
      ]
    : []),
  ...(one.otherRemedies
    ? [
        say(path('complaint/otherRemedies'), {
          fi: 'Tämä ei rajoita muita hallinnollisia muutoksenhakukeinoja tai oikeussuojakeinoja.',
          sv: 'Detta begränsar inte andra administrativa rättsmedel eller prövningsförfaranden.',
          en: 'This does not limit other administrative appeals or legal remedies.',
        }),
      ]
    : []),
]
