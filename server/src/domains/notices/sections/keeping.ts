import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { and, capital, type Draft, fill, inBrackets, type Matter, nameIn, normText, say } from '../wording.ts'

type Rule = RegisterDefinition['retention'][number]
export const SCOPES: Readonly<Record<Rule['scope'], Text>> = {
  client: { fi: 'asiakastietoja', sv: 'klientuppgifter', en: 'client data' },
  'access-log': { fi: 'lokimerkintöjä', sv: 'loggposter', en: 'log entries' },
  company: {
    fi: 'yrityksen ja henkilöstön tietoja',
    sv: 'uppgifter om företaget och personalen',
    en: 'data of the company and its staff',
  },
  user: { fi: 'käyttäjien tietoja', sv: 'uppgifter om användare', en: 'data of users' },
  'old-documents': {
    fi: 'manuaalisia asiakasasiakirjoja',
    sv: 'manuella klienthandlingar',
    en: 'manual client documents',
  },
}
export const STARTS: Readonly<Record<Rule['startsAt'][number], Text>> = {
  'last-service-event': {
    fi: 'viimeisestä palvelutapahtumasta',
    sv: 'den senaste servicehändelsen',
    en: 'the last service event',
  },
  death: { fi: 'asiakkaan kuolemasta', sv: 'klientens död', en: 'the client’s death' },
  event: { fi: 'tapahtumasta', sv: 'händelsen', en: 'the event' },
  'contract-end': { fi: 'sopimuksen päättymisestä', sv: 'avtalets slut', en: 'the end of the contract' },
  'relation-end': {
    fi: 'asiakkuuden päättymisestä',
    sv: 'klientrelationens slut',
    en: 'the end of the client relationship',
  },
  'employment-end': { fi: 'palvelussuhteen päättymisestä', sv: 'anställningens slut', en: 'the end of the employment' },
}
export const BY: Readonly<Record<NonNullable<Rule['by']>, Text>> = {
  relation: {
    fi: 'asiakkuuden keston ajan',
    sv: 'så länge klientrelationen varar',
    en: 'for the duration of the client relationship',
  },
  norms: {
    fi: 'säädösten määräämän ajan',
    sv: 'den tid som författningarna föreskriver',
    en: 'for the time set by norms',
  },
  parent: {
    fi: 'palvelun päättymiseen asti, jolloin ne siirretään päärekisteriin',
    sv: 'tills servicen upphör, då de överförs till huvudregistret',
    en: 'until the service ends, when it moves to the parent register',
  },
  employment: {
    fi: 'käyttöoikeuden tai palvelussuhteen päättymiseen asti',
    sv: 'tills åtkomsträtten eller anställningen upphör',
    en: 'until the access right or the employment ends',
  },
  'other-notice': {
    fi: 'ajan, jonka selosteen laatija määrää omassa selosteessaan',
    sv: 'den tid som beskrivningens upphovsman anger i sin egen beskrivning',
    en: 'for the time that the issuer states in its own notice',
  },
}
export const ENDS: Readonly<Record<Rule['onEnd'], Text>> = {
  delete: {
    fi: ' Säilytysajan päättymisen jälkeen tiedot poistetaan.',
    sv: ' När förvaringstiden löpt ut raderas uppgifterna.',
    en: ' When the time has ended the data is deleted.',
  },
  'hand-over': {
    fi: ' Lopuksi aineisto luovutetaan edelleen, eikä sitä jää tähän rekisteriin.',
    sv: ' Till slut överlämnas materialet, och inget blir kvar i detta register.',
    en: ' At the end the material is handed over and none stays in this register.',
  },
  'as-norms-say': {
    fi: ' Säilyttäminen, arkistointi ja hävittäminen määräytyvät säädösten mukaan.',
    sv: ' Förvaring, arkivering och förstöring bestäms enligt författningarna.',
    en: ' Keeping, archiving and destruction are set by the norms.',
  },
}

/** 9: how long, and what is kept for ever. */
export function retentionSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  return [
    ...d.retention.flatMap((rule) => {
      const here = `retention/${rule.scope}`
      const minimum =
        rule.minimumNorms.length === 0
          ? []
          : [
              say(
                `${here}/minimumNorms`,
                fill(
                  {
                    fi: 'Käsittely ja vähimmäisaika ({what}) määräytyvät muun muassa seuraavien mukaan: {norms}.',
                    sv: 'Behandlingen och minimitiden ({what}) bestäms bland annat enligt: {norms}.',
                    en: 'Processing and the minimum time ({what}) follow among others: {norms}.',
                  },
                  { what: SCOPES[rule.scope], norms: and(rule.minimumNorms.map((ref) => normText(c, ref))) },
                ),
              ),
            ]
      return [say(here, timeOf(rule, c)), ...minimum]
    }),
    ...(d.permanent
      ? [
          say(
            d.permanent.bornOnDays.map((day) => `permanent/bornOnDays/${day}`),
            fill(
              {
                fi: 'Pysyvästi säilytetään sosiaalihuollon palvelujen osalta kuukauden {days} päivinä syntyneiden asiakkaiden kaikki asiakasasiakirjat ja -tiedot.',
                sv: 'Inom socialvårdens tjänster förvaras permanent alla klienthandlingar och -uppgifter om klienter som är födda den {days} dagen i en månad.',
                en: 'In social-care services all client documents and data of clients born on the {days} of a month are kept permanently.',
              },
              { days: and(d.permanent.bornOnDays.map((day) => ({ fi: `${day}.`, sv: `${day}:e`, en: `${day}th` }))) },
            ),
          ),
        ]
      : []),
    ...(d.plan
      ? [
          say(
            'plan',
            fill(
              {
                fi: 'Säilytystä, arkistointia, hävittämistä ja muuta käsittelyä ohjaa arkistointisuunnitelma ({owner}){own}.',
                sv: 'Förvaring, arkivering, förstöring och annan behandling styrs av arkiveringsplanen ({owner}){own}.',
                en: 'Keeping, archiving, destruction and other handling follow the archiving plan ({owner}){own}.',
              },
              {
                owner: nameIn(c.organisations, d.plan.owner),
                own: d.plan.ownInstructions
                  ? {
                      fi: ' sekä organisaation omat ohjeet',
                      sv: ' samt organisationens egna anvisningar',
                      en: ' and the organisation’s own instructions',
                    }
                  : '',
              },
            ),
          ),
        ]
      : []),
  ]
}

function timeOf(rule: Rule, catalogues: Matter['catalogues']): Text {
  const what = capital(
    fill({ fi: '{scope} säilytetään', sv: '{scope} förvaras', en: '{scope} is kept' }, { scope: SCOPES[rule.scope] }),
  )
  const norms = inBrackets(catalogues, rule.norms)
  const after = ENDS[rule.onEnd]
  if (rule.by)
    return fill(
      { fi: '{what} {by}{norms}.{after}', sv: '{what} {by}{norms}.{after}', en: '{what} {by}{norms}.{after}' },
      { what, by: BY[rule.by], norms, after },
    )
  const months = rule.atMostMonths ?? 0
  const time =
    months % 12 === 0
      ? { fi: `${months / 12} vuotta`, sv: `${months / 12} år`, en: `${months / 12} years` }
      : { fi: `${months} kuukautta`, sv: `${months} månader`, en: `${months} months` }
  const or = { fi: ' tai ', sv: ' eller ', en: ' or ' }
  const starts = rule.startsAt.map((start) => STARTS[start])
  const start: Text = {
    fi: starts.map(({ fi }) => fi).join(or.fi),
    sv: starts.map(({ sv }) => sv).join(or.sv),
    en: starts.map(({ en }) => en).join(or.en),
  }
  const wins =
    rule.wins === 'later'
      ? { fi: 'myöhemmästä', sv: 'den senare', en: 'the later' }
      : { fi: 'aikaisemmasta', sv: 'den tidigare', en: 'the earlier' }
  const which =
    starts.length > 1
      ? fill({ fi: ', näistä {wins}', sv: ', av dessa {wins}', en: ', whichever is {wins}' }, { wins })
      : ''
  return fill(
    {
      fi: '{what} korkeintaan {time} {start}{which}{norms}.{after}',
      sv: '{what} högst {time} efter {start}{which}{norms}.{after}',
      en: '{what} at most {time} from {start}{which}{norms}.{after}',
    },
    { what, time, start, which, norms, after },
  )
}

type Paper = RegisterDefinition['paper'][number]
export const PLACES: Readonly<Record<Paper['place'], Text>> = {
  'locked-room-at-office': {
    fi: 'toimistolla lukitussa tilassa',
    sv: 'på kontoret i ett låst utrymme',
    en: 'at the office in a locked room',
  },
  'locked-premises': { fi: 'lukituissa tiloissa', sv: 'i låsta lokaler', en: 'in locked premises' },
  'locked-cabinet': { fi: 'lukitussa kaapissa', sv: 'i ett låst skåp', en: 'in a locked cabinet' },
  'supervised-archives': {
    fi: 'valvonnan alaisena pääterveysaseman arkistossa taikka työpisteissä lukituissa arkistotiloissa',
    sv: 'övervakat i huvudhälsostationens arkiv eller på arbetsställena i låsta arkivutrymmen',
    en: 'under supervision in the main health station’s archive or at workplaces in locked archive rooms',
  },
  'town-hall-archive': {
    fi: 'kaupungintalon päätearkistossa',
    sv: 'i stadshusets slutarkiv',
    en: 'in the main archive in the town hall',
  },
  'client-folders': {
    fi: 'lukituissa tiloissa asiakaskohtaisissa kansioissa',
    sv: 'i låsta lokaler i klientvisa mappar',
    en: 'in locked premises, in client-specific folders',
  },
  'child-folder': {
    fi: 'paperiarkistossa omassa kansiossaan (akti/lapsi)',
    sv: 'i pappersarkivet i en egen mapp (akt/barn)',
    en: 'in the paper archive in an own folder (one per child)',
  },
  'on-arrival': { fi: 'saapuessaan käsiteltäväksi', sv: 'vid ankomsten till behandling', en: 'taken in on arrival' },
}
export const AFTER: Readonly<Record<Paper['afterScan'], Text>> = {
  'scan-and-destroy': {
    fi: 'skannataan järjestelmään, minkä jälkeen paperi hävitetään tietoturvallisesti',
    sv: 'skannas in i systemet, varefter pappret förstörs på ett informationssäkert sätt',
    en: 'scanned into the system, after which the paper is destroyed securely',
  },
  'scan-and-return-or-destroy': {
    fi: 'skannataan järjestelmään; paperi palautetaan palvelua tilanneelle kunnalle tai tuhotaan tietoturvallisesti',
    sv: 'skannas in i systemet; pappret återlämnas till kommunen som beställt servicen eller förstörs på ett informationssäkert sätt',
    en: 'scanned into the system; the paper is returned to the municipality that ordered the service or destroyed securely',
  },
  'scan-or-keep': {
    fi: 'skannataan asiakastietojärjestelmään tai osa säilytetään paperina',
    sv: 'skannas in i klientdatasystemet eller förvaras delvis på papper',
    en: 'scanned into the client information system, or kept partly on paper',
  },
  'paper-only': { fi: 'säilytetään vain paperina', sv: 'förvaras endast på papper', en: 'kept on paper only' },
}

/** 10: paper. */
export function paperSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  return [
    ...(d.paper.length > 0
      ? [
          say('paper', {
            fi: 'Manuaalista aineistoa ovat vain nämä:',
            sv: 'Manuellt material är endast följande:',
            en: 'Manual material is only this:',
          }),
        ]
      : []),
    ...d.paper.map(({ document, place, afterScan, visible, norms }) =>
      say(
        `paper/${document}`,
        capital(
          fill(
            {
              fi: '{name}: {place}; {after}{visible}{norms}',
              sv: '{name}: {place}; {after}{visible}{norms}',
              en: '{name}: {place}; {after}{visible}{norms}',
            },
            {
              name: nameIn(c.documents, document),
              place: PLACES[place],
              after: AFTER[afterScan],
              visible: visible
                ? {
                    fi: '; skannattuna nähtävillä asiakkuuden keston ajan',
                    sv: '; inskannat tillgängligt så länge klientrelationen varar',
                    en: '; visible as a scan for the duration of the relationship',
                  }
                : '',
              norms: inBrackets(c, norms),
            },
          ),
        ),
        1,
      ),
    ),
    ...(d.prints === 'destroyed-after-handling'
      ? [
          say('prints', {
            fi: 'Jos rekisteritietoja tulostetaan, tulosteet tuhotaan asianmukaisesti heti käsittelyn jälkeen.',
            sv: 'Om registeruppgifter skrivs ut förstörs utskrifterna på behörigt sätt genast efter behandlingen.',
            en: 'If register data is printed, the prints are destroyed properly right after handling.',
          }),
        ]
      : []),
  ]
}
