import { and, type Draft, fill, type Matter, nameIn, say } from '../wording.ts'
import { type Dot, path, RECORDED, REQUESTS, type Rights, SUPPLEMENT, TIMES } from './rights-wording.ts'

/** What is corrected, how, and what remains to be seen of it. */
export function rectification({ rectification: one }: Rights, dot: Dot): readonly Draft[] {
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

/** In what time a request is answered. */
export const time = ({ time: t }: Rights): readonly Draft[] => [
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

/** When a request may be refused, by whom, and what is given then. */
export const refusal = ({ refusal: f, complaint: { given } }: Rights, c: Matter['catalogues']): readonly Draft[] => [
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

/** To whom one may complain. */
export const complaint = ({ complaint: one }: Rights, dot: Dot): readonly Draft[] => [
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
