import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'

export type Rights = RegisterDefinition['rights']
type Way = Rights['ways'][number]
export const REQUESTS: Readonly<Record<Way['request'], Text>> = {
  access: { fi: 'tarkastuspyyntö', sv: 'begäran om insyn', en: 'request for access' },
  rectification: { fi: 'korjauspyyntö', sv: 'begäran om rättelse', en: 'request for correction' },
  erasure: { fi: 'poistamispyyntö', sv: 'begäran om radering', en: 'request for erasure' },
  restriction: {
    fi: 'käsittelyn rajoittamista koskeva pyyntö',
    sv: 'begäran om begränsning av behandlingen',
    en: 'request for restriction of processing',
  },
  portability: {
    fi: 'tietojen siirtoa koskeva pyyntö',
    sv: 'begäran om överföring av uppgifter',
    en: 'request for transfer of data',
  },
  party: { fi: 'asianosaisen tietopyyntö', sv: 'parts begäran om uppgifter', en: 'party’s request for information' },
  log: { fi: 'lokitietopyyntö', sv: 'begäran om logguppgifter', en: 'request for log data' },
  all: { fi: 'pyyntö', sv: 'begäran', en: 'request' },
}
export const HOW: Readonly<Record<Way['how'][number], Text>> = {
  signed: {
    fi: 'omakätisesti allekirjoitetulla asiakirjalla',
    sv: 'med en egenhändigt undertecknad handling',
    en: 'with a document signed by hand',
  },
  certified: {
    fi: 'vastaavalla luotettavalla tavalla varmennetulla asiakirjalla',
    sv: 'med en handling som bestyrkts på ett motsvarande tillförlitligt sätt',
    en: 'with a document certified in an equally reliable way',
  },
  'in-person': { fi: 'henkilökohtaisesti käynnin yhteydessä', sv: 'personligen vid ett besök', en: 'in person' },
  'in-writing': { fi: 'kirjallisesti', sv: 'skriftligen', en: 'in writing' },
  'web-form': {
    fi: 'verkkosivuilta saatavalla pyyntölomakkeella',
    sv: 'med en blankett från webbplatsen',
    en: 'with a request form from the web page',
  },
  electronic: {
    fi: 'sähköisesti vahvasti tunnistautuneena',
    sv: 'elektroniskt med stark autentisering',
    en: 'electronically with strong authentication',
  },
}
export const ACCESS: Readonly<Record<Exclude<Rights['access']['given'], 'not-stated'>, Text>> = {
  'confirmation-and-access': {
    fi: 'Rekisteröidyllä on oikeus saada rekisterinpitäjältä vahvistus siitä, käsitelläänkö häntä koskevia henkilötietoja, ja jos käsitellään, oikeus saada pääsy niihin',
    sv: 'Den registrerade har rätt att av den personuppgiftsansvarige få bekräftelse på om personuppgifter som rör honom eller henne behandlas, och i så fall få tillgång till dem',
    en: 'The data subject may have the controller confirm whether data about them is processed, and if so have access to it',
  },
  access: {
    fi: 'Asiakkaalla on oikeus saada pääsy tietoihinsa',
    sv: 'Klienten har rätt att få tillgång till sina uppgifter',
    en: 'The client has the right of access to their data',
  },
  inspection: {
    fi: 'Jokaisella rekisteröidyllä on oikeus tarkastaa itseään koskevat rekisteriin tallennetut tiedot',
    sv: 'Varje registrerad har rätt att kontrollera de uppgifter om sig själv som lagrats i registret',
    en: 'Every data subject may inspect the data about them that is stored in the register',
  },
}
export const FEES: Readonly<Record<Exclude<Rights['access']['fee'], 'not-stated'>, Text>> = {
  'first-copy-free': {
    fi: 'Jos rekisteröity pyytää useampia jäljennöksiä, rekisterinpitäjä voi periä niistä hallinnollisiin kustannuksiin perustuvan kohtuullisen maksun.',
    sv: 'Om den registrerade begär flera kopior får den personuppgiftsansvarige ta ut en rimlig avgift som grundar sig på de administrativa kostnaderna.',
    en: 'For further copies the controller may charge a reasonable fee based on administrative costs.',
  },
  'free-once-a-year': {
    fi: 'Tarkastusoikeuden käyttäminen on maksutonta kerran vuoden aikana toteutettuna samoihin tietoihin.',
    sv: 'Det är avgiftsfritt att använda rätten till insyn en gång om året i fråga om samma uppgifter.',
    en: 'Using the right is free of charge once a year for the same data.',
  },
}
export const SUPPLEMENT: Readonly<Record<Exclude<Rights['rectification']['supplement'], 'not-stated'>, Text>> = {
  statement: {
    fi: 'Käsittelyn tarkoitukset huomioon ottaen puutteelliset tiedot täydennetään, muun muassa toimittamalla lisäselvitys.',
    sv: 'Med beaktande av ändamålen med behandlingen kompletteras ofullständiga uppgifter, bland annat genom ett kompletterande utlåtande.',
    en: 'Considering the purposes, incomplete data is completed, among other things by giving an additional statement.',
  },
  'view-of-client': {
    fi: 'Asiakastietoja voidaan korjata myös täydentämällä niitä asiakkaan näkemyksellä asiasta.',
    sv: 'Klientuppgifter kan rättas också genom att de kompletteras med klientens syn på saken.',
    en: 'Data may be corrected also by completing it with the client’s view of the matter.',
  },
  'incomplete-completed': {
    fi: 'Rekisteröidyllä on oikeus vaatia puutteellisen tiedon täydentämistä.',
    sv: 'Den registrerade har rätt att kräva att ofullständiga uppgifter kompletteras.',
    en: 'The data subject may demand that incomplete data is completed.',
  },
}
export const ERASURE: Readonly<Record<Exclude<Rights['erasure']['rule'], 'not-stated'>, Text>> = {
  'not-available': {
    fi: 'Tietojen poistamisoikeutta ei ole{norms}.',
    sv: 'Rätt till radering finns inte{norms}.',
    en: 'There is no right to erasure{norms}.',
  },
  'on-request-unless-law': {
    fi: 'Asiakkaalla on oikeus pyytää tietojensa poistamista, ellei poistamiselle ole lainsäädännöllistä estettä{norms}.',
    sv: 'Klienten har rätt att begära att uppgifterna raderas, om lagstiftningen inte hindrar det{norms}.',
    en: 'The client may ask for erasure unless law prevents it{norms}.',
  },
  'on-request': {
    fi: 'Rekisterissä olevalla henkilöllä on oikeus pyytää häntä koskevien henkilötietojen poistamista rekisteristä ("oikeus tulla unohdetuksi"){norms}.',
    sv: 'En person i registret har rätt att begära att personuppgifterna om honom eller henne raderas ("rätten att bli bortglömd"){norms}.',
    en: 'A person in the register may ask for erasure of their data ("the right to be forgotten"){norms}.',
  },
  'as-part-of-correction': {
    fi: 'Käsittelyn tarkoituksen kannalta virheellinen, tarpeeton, puutteellinen tai vanhentunut henkilötieto oikaistaan, poistetaan tai täydennetään{norms}.',
    sv: 'En personuppgift som med hänsyn till ändamålet är felaktig, onödig, bristfällig eller föråldrad rättas, raderas eller kompletteras{norms}.',
    en: 'Personal data that is erroneous, unnecessary, incomplete or out of date for the purpose is rectified, erased or completed{norms}.',
  },
}
export const TIMES: Readonly<Record<Exclude<Rights['time']['answer'], 'not-stated'>, Text>> = {
  'without-delay': {
    fi: 'Pyyntö toteutetaan ilman aiheetonta viivytystä.',
    sv: 'Begäran verkställs utan obefogat dröjsmål.',
    en: 'A request is carried out without undue delay.',
  },
  'one-month': {
    fi: 'Tiedot toimitetaan ilman aiheetonta viivytystä ja joka tapauksessa kuukauden kuluessa pyynnön vastaanottamisesta.',
    sv: 'Uppgifterna lämnas utan obefogat dröjsmål och i varje fall inom en månad från det att begäran mottagits.',
    en: 'Data is delivered without undue delay and at the latest within one month of receiving the request.',
  },
  'one-month-as-a-rule': {
    fi: 'Rekisterinpitäjä vastaa EU:n tietosuoja-asetuksessa säädetyssä ajassa (pääsääntöisesti kuukauden kuluessa).',
    sv: 'Den personuppgiftsansvarige svarar inom den tid som EU:s dataskyddsförordning föreskriver (i regel inom en månad).',
    en: 'The controller answers within the time set in the GDPR (as a rule within a month).',
  },
}
export const RECORDED = {
  what: { fi: 'korjattu tieto', sv: 'den rättade uppgiften', en: 'what was corrected' },
  name: { fi: 'korjauksen tekijän nimi', sv: 'vem som gjort rättelsen', en: 'the corrector’s name' },
  position: { fi: 'korjauksen tekijän asema', sv: 'den rättandes ställning', en: 'the corrector’s position' },
  day: { fi: 'korjauspäivämäärä', sv: 'rättelsens datum', en: 'the date of correction' },
}
export const PARTY: Readonly<Record<NonNullable<Rights['partyRight']>['asked'], Text>> = {
  'in-writing-from-holder': {
    fi: 'Asianosaisella on oikeus saada tieto muunkin kuin julkisen asiakirjan sisällöstä, joka voi tai on voinut vaikuttaa hänen asiansa käsittelyyn ({norm}, siinä mainituin rajoituksin). Tietoa pyydetään kirjallisesti viranomaiselta, jonka hallussa asiakirja on.',
    sv: 'En part har rätt att ta del av också en icke-offentlig handling som kan eller har kunnat påverka behandlingen av partens ärende ({norm}, med de begränsningar som anges där). Uppgiften begärs skriftligen av den myndighet som innehar handlingen.',
    en: 'A party may get information also from a document that is not public, if it may affect or may have affected the handling of the party’s matter ({norm}, within its limits). It is asked for in writing from the authority that holds the document.',
  },
}

/** A place among the rights. */
export const path = (rest: string): string => `rights/${rest}`

/** Ends a sentence, with its norm in brackets. */
export type Dot = (text: Text, norm: Rights['access']['norm']) => Text
