import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { and, capital, type Draft, fill, inBrackets, type Matter, nameIn, normPath, normText, say } from '../wording.ts'

type Recipient = RegisterDefinition['recipients'][number]
const RHYTHMS: Readonly<Record<NonNullable<Recipient['rhythm']>, Text>> = {
  'on-request': { fi: 'pyynnöstä', sv: 'på begäran', en: 'on request' },
  monthly: { fi: 'kuukausittain', sv: 'månatligen', en: 'monthly' },
  'at-end': { fi: 'palvelun päättyessä', sv: 'när servicen avslutas', en: 'when the service ends' },
  yearly: { fi: 'vuosittain', sv: 'årligen', en: 'yearly' },
  event: { fi: 'palvelutapahtumittain', sv: 'per servicehändelse', en: 'with each service event' },
}
const FORMS: Readonly<Record<NonNullable<Recipient['form']>, Text>> = {
  view: { fi: 'nähtäväksi', sv: 'till påseende', en: 'to be seen' },
  summary: { fi: 'koosteena', sv: 'som sammandrag', en: 'as a summary' },
  file: { fi: 'tiedostona', sv: 'som fil', en: 'as a file' },
  document: { fi: 'asiakirjana', sv: 'som handling', en: 'as a document' },
  interface: { fi: 'järjestelmän välityksellä', sv: 'via systemet', en: 'through the system' },
}
const OCCASIONS: Readonly<Record<Recipient['occasions'][number], Text>> = {
  'personal-visit': {
    fi: 'henkilökohtaisen asioinnin yhteydessä, jolloin luovutus kirjataan järjestelmään',
    sv: 'vid ett personligt besök, då utlämnandet registreras i systemet',
    en: 'in a personal visit, in which case the disclosure is recorded in the system',
  },
  'in-writing': { fi: 'kirjallisesti', sv: 'skriftligen', en: 'in writing' },
  'guidance-group': {
    fi: 'asiakasohjaustyöryhmässä',
    sv: 'i klienthandledningsgruppen',
    en: 'in a client-guidance working group',
  },
  'activation-plan': { fi: 'aktivointisuunnitelmassa', sv: 'i aktiveringsplanen', en: 'in an activation plan' },
  'employment-plan': {
    fi: 'työllistymistä edistävän suunnitelman laatimisessa',
    sv: 'när en sysselsättningsfrämjande plan görs upp',
    en: 'in drawing up a plan that promotes employment',
  },
  'other-network': {
    fi: 'muussa asiakasverkostossa',
    sv: 'i ett annat klientnätverk',
    en: 'in another client network',
  },
}
const USE: Readonly<Record<Recipient['use'][number], Text>> = {
  research: { fi: 'tutkimusta', sv: 'forskning', en: 'research' },
  planning: { fi: 'suunnittelua', sv: 'planering', en: 'planning' },
  statistics: { fi: 'tilastointia', sv: 'statistik', en: 'statistics' },
}
const DISCLOSURE: Readonly<Record<Exclude<RegisterDefinition['disclosure'], 'not-stated'>, Text>> = {
  none: {
    fi: 'Rekisterin tietoja ei luovuteta eteenpäin. Rekisteröity saa omat tietonsa.',
    sv: 'Registrets uppgifter lämnas inte ut vidare. Den registrerade får sina egna uppgifter.',
    en: 'Data of the register is not disclosed onward. Data subjects get their own data.',
  },
  'named-only': {
    fi: 'Tietoja luovutetaan vain näille saajille:',
    sv: 'Uppgifter lämnas ut endast till följande mottagare:',
    en: 'Data is disclosed to these recipients only:',
  },
  'consent-or-law': {
    fi: 'Tiedot ovat salassa pidettäviä. Niitä voidaan luovuttaa vain asiakkaan suostumuksella tai lakiin perustuvalla oikeudella:',
    sv: 'Uppgifterna är sekretessbelagda. De får lämnas ut endast med klientens samtycke eller med stöd av lag:',
    en: 'The data is secret and may be given only with the client’s consent or by a right based on law:',
  },
}
const ONWARD: Readonly<Record<RegisterDefinition['onward'][number], Text>> = {
  'thl-without-identifiers': {
    fi: 'THL voi luovuttaa sosiaalihuollon rekisterien tietoja, jotka eivät sisällä tunnistetietoja, yhteiskuntaoloja koskevia tieteellisiä tutkimuksia ja tilastollisia selvityksiä varten; tietosuojavaltuutettua ei tarvitse kuulla.',
    sv: 'THL kan lämna ut uppgifter utan identifieringsuppgifter ur socialvårdens register för vetenskaplig forskning om samhällsförhållanden och statistiska utredningar; dataombudsmannen behöver inte höras.',
    en: 'THL may give data without identifiers from the registers of social care for scientific research on social conditions and for statistical accounts; the Ombudsman need not be heard.',
  },
  'research-norms': {
    fi: 'Sosiaalihuollon salassa pidettävään asiakirjaan sisältyvien tietojen antamisesta tieteellistä tutkimusta varten säädetään julkisuuslaissa ja henkilötietolaissa.',
    sv: 'Om utlämnande av uppgifter i socialvårdens sekretessbelagda handlingar för vetenskaplig forskning föreskrivs i offentlighetslagen och personuppgiftslagen.',
    en: 'Giving data in secret social-care documents for scientific research is regulated in the Act on the Openness of Government Activities and the Personal Data Act.',
  },
  'thl-permit-for-many-controllers': {
    fi: 'Lisäksi THL voi antaa luvan tietojen saamiseen yksittäistapauksessa, kun tutkimukseen tarvitaan tietoja useamman kuin yhden kunnan tai kuntayhtymän tai yhdenkin yksityisen palveluntuottajan asiakkaista.',
    sv: 'Dessutom kan THL i enskilda fall ge tillstånd när forskningen kräver uppgifter om klienter hos fler än en kommun eller samkommun eller hos en enda privat serviceproducent.',
    en: 'THL may in addition permit access in a single case when research needs data of clients of more than one municipality or joint authority, or of even one private provider.',
  },
}
const COMBINING: Readonly<Record<RegisterDefinition['combining'], Text>> = {
  forbidden: {
    fi: 'Eri rekisterien tietoja ei yhdistellä.',
    sv: 'Uppgifter i olika register kombineras inte.',
    en: 'Data of different registers is not combined.',
  },
  'within-parent': {
    fi: 'Tietoja yhdistetään vain rekisterin ja sen osarekisterien kesken.',
    sv: 'Uppgifter kombineras endast mellan registret och dess delregister.',
    en: 'Data is combined only between the register and its sub-registers.',
  },
  'within-parts': {
    fi: 'Tietoja yhdistetään vain rekisterin osien kesken.',
    sv: 'Uppgifter kombineras endast mellan registrets delar.',
    en: 'Data is combined only between the parts of the register.',
  },
  'with-consent-per-source': {
    fi: 'Eri lähteiden tietoja kootaan vain asiakkaan suostumuksella tai lain nojalla, lähteittäin.',
    sv: 'Uppgifter ur olika källor samlas endast med klientens samtycke eller med stöd av lag, källa för källa.',
    en: 'Data of different sources is gathered only with the client’s consent or by law, source by source.',
  },
}

/** 7: to whom data goes. */
export function recipientsSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  return [
    ...(d.disclosure === 'not-stated' ? [] : [say('disclosure', DISCLOSURE[d.disclosure])]),
    ...d.recipients.map((one) => {
      const details = [
        ...(one.grounds.length > 0 ? [and(one.grounds.map((ground) => nameIn(c.grounds.disclosure, ground)))] : []),
        ...(one.onlyWhenNeeded ? [{ fi: 'tarvittaessa', sv: 'vid behov', en: 'when needed' }] : []),
        ...(one.rhythm ? [RHYTHMS[one.rhythm]] : []),
        ...(one.form ? [FORMS[one.form]] : []),
        ...(one.identifiers === 'none'
          ? [
              {
                fi: 'ilman yksilötunnisteita',
                sv: 'utan individuella identifierare',
                en: 'without individual identifiers',
              },
            ]
          : []),
        ...(one.identifiers === 'full'
          ? [{ fi: 'tunnistetietoineen', sv: 'med identifieringsuppgifter', en: 'with identifiers' }]
          : []),
        ...one.occasions.map((occasion) => OCCASIONS[occasion]),
        ...(one.use.length > 0
          ? [
              fill(
                { fi: '{use} varten', sv: 'för {use}', en: 'for {use}' },
                { use: and(one.use.map((use) => USE[use])) },
              ),
            ]
          : []),
      ]
      return say(
        `recipients/${one.code}`,
        capital(
          fill(
            {
              fi: '{name}{details}{documents}{norms}',
              sv: '{name}{details}{documents}{norms}',
              en: '{name}{details}{documents}{norms}',
            },
            {
              name: nameIn(c.recipients, one.code),
              details:
                details.length > 0
                  ? fill({ fi: ': {details}', sv: ': {details}', en: ': {details}' }, { details: and(details) })
                  : '',
              documents:
                one.documents.length > 0
                  ? fill(
                      { fi: '; {documents}', sv: '; {documents}', en: '; {documents}' },
                      { documents: and(one.documents.map((document) => nameIn(c.documents, document))) },
                    )
                  : '',
              norms: inBrackets(c, one.norms),
            },
          ),
        ),
        1,
      )
    }),
    ...(d.incapacity
      ? [
          say(
            'incapacity',
            fill(
              {
                fi: 'Jos asiakkaalla ei ole edellytyksiä arvioida suostumuksen merkitystä, tietoja saa antaa hänen laillisen edustajansa suostumuksella ({norm}).',
                sv: 'Om klienten saknar förutsättningar att bedöma samtyckets betydelse får uppgifter lämnas ut med den lagliga företrädarens samtycke ({norm}).',
                en: 'If the client is not able to judge the meaning of consent, data may be given with the legal representative’s consent ({norm}).',
              },
              { norm: normText(c, d.incapacity) },
            ),
          ),
        ]
      : []),
    ...(d.research
      ? [
          say(
            'research',
            fill(
              {
                fi: 'Tietoja voidaan antaa tieteelliseen tutkimukseen luvalla; luvan antaa {who}{norms}.',
                sv: 'Uppgifter kan lämnas ut för vetenskaplig forskning med tillstånd; tillståndet ges av {who}{norms}.',
                en: 'Data may be given for scientific research by permit; the permit is given by {who}{norms}.',
              },
              { who: and(d.research.permits.map((permit) => PERMITS[permit])), norms: inBrackets(c, d.research.norms) },
            ),
          ),
        ]
      : []),
    ...d.onward.map((code) => say(`onward/${code}`, ONWARD[code])),
    say('combining', COMBINING[d.combining]),
  ]
}

const PERMITS: Readonly<Record<NonNullable<RegisterDefinition['research']>['permits'][number], Text>> = {
  authorities: { fi: 'viranomainen', sv: 'myndigheten', en: 'an authority' },
  unit: { fi: 'toimintayksikkö', sv: 'verksamhetsenheten', en: 'the unit' },
  thl: { fi: 'THL', sv: 'THL', en: 'THL' },
}

/** 8: transfers outside the EU and the EEA. */
export function transfersSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const { outsideEea, norms } = d.transfers
  if (outsideEea === 'not-stated') return []
  if (outsideEea === 'none')
    return [
      say('transfers/outsideEea', {
        fi: 'Tietoja ei siirretä EU:n tai ETA:n ulkopuolelle.',
        sv: 'Uppgifter överförs inte utanför EU eller EES.',
        en: 'Data is not transferred outside the EU or the EEA.',
      }),
    ]
  return [
    say(
      ['transfers/outsideEea', ...norms.map((ref) => normPath('transfers/norms', ref))],
      fill(
        {
          fi: 'Jos tietoja on tarve siirtää EU:n tai ETA:n ulkopuolelle, noudatetaan: {norms}.',
          sv: 'Om uppgifter behöver överföras utanför EU eller EES iakttas: {norms}.',
          en: 'If data must be transferred outside the EU or the EEA, these apply: {norms}.',
        },
        { norms: and(norms.map((ref) => normText(c, ref))) },
      ),
    ),
  ]
}
