import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { leavesOf, type NormRef, normOf, type Text } from '../../platform/definitions/parts.ts'
import { fill, type Matter, named, nameIn, normText } from './wording.ts'

/** A mistake or an open question of a notice that is expressed as it stands: which conflict, where, and what to do. */
export interface Warning {
  readonly conflict: `C-${string}`
  readonly path: string
  readonly text: Text
}

/** What the owner of a definition should know before publishing it. `day` decides which norms are in force. */
export const warningsOf = (matter: Matter, day: string): readonly Warning[] => [
  ...normWarnings(matter, day),
  ...partyWarnings(matter),
  ...RULES.flatMap(({ conflict, path, when, text }) => (when(matter.definition) ? [{ conflict, path, text }] : [])),
]

/** Every norm of a definition, with its place. */
function normsIn(node: unknown, place = ''): readonly { readonly ref: NormRef; readonly path: string }[] {
  if (typeof node !== 'object' || node === null) return []
  const all = leavesOf(node, place)
  const objects = all
    .filter(({ path }) => path.endsWith('/norm'))
    .map(({ path, value }) => ({ path: path.slice(0, -'/norm'.length), ref: String(value) }))
  const codes = all
    .filter(
      ({ path, value }) =>
        /[nN]orms\/|givenUnder\/|legalGround\/|secrecy\//.test(path) &&
        path.endsWith(`/${String(value).replaceAll('/', '-')}`),
    )
    .map(({ path, value }) => ({ path, ref: String(value) }))
  return [...objects.filter(({ ref, path }) => !path.endsWith(ref)), ...codes]
}

function normWarnings({ definition, catalogues }: Matter, day: string): readonly Warning[] {
  const seen = new Map<string, { readonly ref: NormRef; readonly path: string }>()
  for (const one of normsIn(definition))
    if (Object.hasOwn(catalogues.norms, normOf(one.ref).norm)) seen.set(`${one.path}`, one)
  const repealed = [...seen.values()].flatMap(({ ref, path }): readonly Warning[] => {
    const { norm } = normOf(ref)
    const { validTo, successor, about } = named(catalogues.norms, norm)
    const text = normText(catalogues, norm)
    const other: readonly Warning[] =
      about === 'patient-documents'
        ? [
            {
              conflict: 'C-18',
              path,
              text: fill(
                {
                  fi: '{norm} koskee potilasasiakirjoja, ei sosiaalihuollon asiakirjoja.',
                  sv: '{norm} gäller journalhandlingar, inte socialvårdens handlingar.',
                  en: '{norm} is about patient documents, not documents of social care.',
                },
                { norm: text },
              ),
            },
          ]
        : []
    if (validTo === undefined || validTo >= day) return other
    const conflict = path.startsWith('retention/') ? 'C-01' : 'C-19'
    return [
      ...other,
      {
        conflict,
        path,
        text: fill(
          {
            fi: '{norm} on kumottu. Ehdotettu seuraaja: {next}.',
            sv: '{norm} har upphävts. Föreslagen efterföljare: {next}.',
            en: '{norm} has been repealed. Proposed successor: {next}.',
          },
          { norm: text, next: successor ? normText(catalogues, successor) : '–' },
        ),
      },
    ]
  })
  const misprints = leavesOf(definition)
    .filter(({ path }) => path.endsWith('/asWritten'))
    .map(
      ({ path, value }): Warning => ({
        conflict: 'C-19',
        path,
        text: fill(
          {
            fi: 'Selosteessa lukee virheellisesti ”{wrong}”.',
            sv: 'I beskrivningen står felaktigt ”{wrong}”.',
            en: 'The notice wrongly writes “{wrong}”.',
          },
          { wrong: value as string },
        ),
      }),
    )
  return [...repealed, ...misprints]
}

function partyWarnings({ definition, catalogues }: Matter): readonly Warning[] {
  const places = [
    ...(definition.controller ? [{ path: 'controller', code: definition.controller }] : []),
    ...definition.partnerAccess.map(({ organisation }) => ({
      path: `partnerAccess/${organisation}`,
      code: organisation,
    })),
  ]
  const succeeded = places.flatMap(({ path, code }): readonly Warning[] => {
    const { successor } = named(catalogues.organisations, code)
    return successor
      ? [
          {
            conflict: 'C-20',
            path,
            text: fill(
              {
                fi: '{name} ei enää hoida tätä tehtävää; tehtävät ovat siirtyneet: {next}.',
                sv: '{name} sköter inte längre denna uppgift; uppgifterna har övergått till {next}.',
                en: '{name} no longer has this task; it moved to {next}.',
              },
              { name: nameIn(catalogues.organisations, code), next: successor },
            ),
          },
        ]
      : []
  })
  const health = definition.services.flatMap((code): readonly Warning[] =>
    named(catalogues.services.services, code).care === 'health'
      ? [
          {
            conflict: 'C-17',
            path: `services/${code}`,
            text: fill(
              {
                fi: '{name} on terveydenhuoltoa: sen potilasasiakirjat kuuluvat toiseen rekisteriin.',
                sv: '{name} är hälso- och sjukvård: dess journalhandlingar hör till ett annat register.',
                en: '{name} is health care: its patient documents belong to another register.',
              },
              { name: nameIn(catalogues.services.services, code) },
            ),
          },
        ]
      : [],
  )
  const patientSystems = definition.systems.flatMap(({ system }): readonly Warning[] =>
    ['pegasos', 'finstar'].includes(system)
      ? [
          {
            conflict: 'C-17',
            path: `systems/${system}`,
            text: fill(
              {
                fi: '{name} on potilastietojärjestelmä; siinä pidettyjen asiakastietojen on pysyttävä erillään potilastiedoista.',
                sv: '{name} är ett patientdatasystem; klientuppgifter i det ska hållas åtskilda från patientuppgifter.',
                en: '{name} is a patient information system; client data kept in it must stay apart from patient records.',
              },
              { name: nameIn(catalogues.systems, system) },
            ),
          },
        ]
      : [],
  )
  return [...succeeded, ...health, ...patientSystems]
}

const hasField = (d: RegisterDefinition, start: string): boolean =>
  d.subjects.some(({ fields }) => fields.some((field) => field.startsWith(start)))

const RULES: readonly (Warning & { readonly when: (definition: RegisterDefinition) => boolean })[] = [
  {
    conflict: 'C-05',
    path: 'rights/access/fee',
    when: (d) => d.rights.access.fee === 'free-once-a-year',
    text: {
      fi: 'Maksuttomuus kerran vuodessa on kumotun henkilötietolain sääntö; tietosuoja-asetuksen mukaan ensimmäinen jäljennös on aina maksuton.',
      sv: 'Avgiftsfrihet en gång om året är en regel i den upphävda personuppgiftslagen; enligt dataskyddsförordningen är den första kopian alltid avgiftsfri.',
      en: 'Free once a year is a rule of the repealed Personal Data Act; under the GDPR the first copy is always free.',
    },
  },
  {
    conflict: 'C-13',
    path: 'strongSignIn',
    when: (d) => d.strongSignIn === 'required' && (d.signIn.organiser ?? []).includes('password'),
    text: {
      fi: 'Käyttäjätunnus ja salasana eivät ole vahvaa tunnistautumista; tarvitaan vähintään kaksi tekijää.',
      sv: 'Användarnamn och lösenord är inte stark autentisering; minst två faktorer behövs.',
      en: 'A user ID and password are not strong authentication; at least two factors are needed.',
    },
  },
  {
    conflict: 'C-14',
    path: 'session/cookies',
    when: (d) => d.id === 'psop' && d.session.cookies === 'opaque',
    text: {
      fi: 'Julkinen seloste mainitsee myös yhdeksän tiedon evästeen; tässä rekisterissä on vain istunnon tunniste.',
      sv: 'Den offentliga beskrivningen nämner också en kaka med nio uppgifter; i detta register finns endast sessionens identifierare.',
      en: 'The public notice also tells of a cookie with nine facts; this register has the session identifier only.',
    },
  },
  {
    conflict: 'C-16',
    path: 'transfers/outsideEea',
    when: (d) => d.transfers.outsideEea === 'not-stated',
    text: {
      fi: 'Seloste ei kerro siirroista EU:n tai ETA:n ulkopuolelle; niitä ei silloin sallita.',
      sv: 'Beskrivningen säger inget om överföringar utanför EU eller EES; de tillåts då inte.',
      en: 'The notice does not tell of transfers outside the EU or EEA; then none is allowed.',
    },
  },
  {
    conflict: 'C-03',
    path: 'controllers',
    when: (d) => d.controllers === 'of-parent' || d.sources.some(({ kind }) => kind === 'orderer'),
    text: {
      fi: 'Tilatun palvelun rekisterinpitäjyydestä selosteet ovat eri mieltä; palveluntuottajan oma rekisteri ja järjestäjän osarekisteri on pidettävä erillään.',
      sv: 'Beskrivningarna är oense om vem som är personuppgiftsansvarig för beställd service; producentens eget register och anordnarens delregister ska hållas åtskilda.',
      en: 'The notices disagree on who is controller in an ordered service; the provider’s own register and the organiser’s sub-register must be kept apart.',
    },
  },
  {
    conflict: 'C-11',
    path: 'sources/provider',
    when: (d) => d.id === 'psop',
    text: {
      fi: 'Julkisen selosteen lähteistä puuttuu palveluntuottaja, jonka kirjauksia järjestelmässä on.',
      sv: 'Bland källorna i den offentliga beskrivningen saknas serviceproducenten, vars anteckningar finns i systemet.',
      en: 'The sources of the public notice lack the provider, whose records the system holds.',
    },
  },
  {
    conflict: 'C-12',
    path: 'identityCode',
    when: (d) => d.identityCode === 'refused',
    text: {
      fi: 'Asiakkaat tulevat järjestelmästä, jossa on henkilötunnus; rajalla se on jätettävä pois.',
      sv: 'Klienterna kommer från ett system med personbeteckning; vid gränsen ska den lämnas bort.',
      en: 'Clients come from a system that has the identity code; it must be left out at the border.',
    },
  },
  {
    conflict: 'C-22',
    path: 'selfMaintained',
    when: (d) => d.id === 'psop',
    text: {
      fi: 'Julkisen selosteen tietoluettelosta puuttuvat asiakkaan oma puhelinnumero ja sähköpostiosoite, jotka sen lähteissä mainitaan.',
      sv: 'I den offentliga beskrivningens förteckning saknas klientens eget telefonnummer och e-postadress, som nämns bland källorna.',
      en: 'The field list of the public notice lacks the client’s own phone number and e-mail, which its sources name.',
    },
  },
  {
    conflict: 'C-23',
    path: 'subjects',
    when: (d) => d.services.includes('private-home-service') && !hasField(d, 'address.'),
    text: {
      fi: 'Palvelu annetaan kotona ja siitä laskutetaan, mutta tietosisällössä ei ole osoitetta.',
      sv: 'Servicen ges hemma och faktureras, men adressen finns inte i datainnehållet.',
      en: 'The service is given at home and invoiced, but no address is among the data.',
    },
  },
  {
    conflict: 'C-25',
    path: 'nonDisclosure/address',
    when: (d) => d.services.some((code) => ['family-home-service', 'home-care', 'private-home-service'].includes(code)),
    text: {
      fi: 'Kotikäynti tarvitsee paikan myös turvakiellon aikana; sitä ei saa tästä rekisteristä.',
      sv: 'Ett hembesök kräver en plats också under spärrmarkering; den fås inte ur detta register.',
      en: 'A home visit needs a place also under a non-disclosure order; this register does not give it.',
    },
  },
  {
    conflict: 'C-29',
    path: 'rights/portability/rule',
    when: (d) =>
      d.rights.portability.rule !== 'not-stated' &&
      !d.purposes.some(({ basis }) => ['consent', 'contract', 'grant-contract'].includes(basis)),
    text: {
      fi: 'Oikeus siirtää tiedot kuuluu suostumukseen tai sopimukseen perustuvaan käsittelyyn; rekisteri tarjoaa enemmän kuin laki vaatii.',
      sv: 'Rätten att överföra uppgifter gäller behandling som grundar sig på samtycke eller avtal; registret erbjuder mer än lagen kräver.',
      en: 'Portability belongs to processing based on consent or contract; the register offers more than the law asks.',
    },
  },
  {
    conflict: 'C-32',
    path: 'partnerAccess',
    when: (d) => d.partnerAccess.length > 0,
    text: {
      fi: 'Seloste sanoo, että vain omat työntekijät käyttävät tietoja, mutta myös toisen organisaation päivystys käyttää niitä.',
      sv: 'Beskrivningen säger att endast egna anställda använder uppgifterna, men också en annan organisations jour gör det.',
      en: 'The notice says that only own employees use the data, yet another organisation’s emergency service does too.',
    },
  },
  {
    conflict: 'C-34',
    path: 'textIn',
    when: (d) => d.kind === 'network' && d.textIn !== undefined,
    text: {
      fi: 'Säilytyksestä ja oikeuksista kertoo selosteen laatijan oma seloste, jota ei ole käytettävissä; määrittelyä ei voi julkaista täällä.',
      sv: 'Förvaring och rättigheter beskrivs i upphovsmannens egen beskrivning, som inte finns att tillgå; definitionen kan inte publiceras här.',
      en: 'Retention and rights are told by the issuer’s own notice, which is not at hand; the definition cannot be published here.',
    },
  },
  {
    conflict: 'C-36',
    path: 'functions/client-voucher',
    when: (d) => d.functions.includes('client-voucher'),
    text: {
      fi: 'Asiakasseteliä koskeva lakiesitys raukesi; laji on luettelossa mutta ei käytössä.',
      sv: 'Lagförslaget om kundsedel förföll; slaget finns i förteckningen men används inte.',
      en: 'The bill on the client voucher lapsed; the kind is in the catalogue but not in use.',
    },
  },
  {
    conflict: 'C-39',
    path: 'retention/client',
    when: (d) => d.retention.some(({ startsAt, minimumNorms }) => startsAt.length > 1 && minimumNorms.length > 0),
    text: {
      fi: 'Seloste puhuu sekä vähimmäis- että enimmäisajasta eikä kerro, kumpi alkutapahtuma ratkaisee; tässä ratkaisee myöhempi.',
      sv: 'Beskrivningen talar om både minimi- och maximitid och säger inte vilken starthändelse som avgör; här avgör den senare.',
      en: 'The notice speaks of both a minimum and a maximum and not of which start event decides; here the later one does.',
    },
  },
]
