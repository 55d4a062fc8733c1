import { type Refusal, refusals } from '../refusals.ts'

/** Refusals that any endpoint can give. */
export const Problem = refusals('request', {
  'not-found': {
    status: 404,
    text: {
      fi: 'Tietoa ei löytynyt. Mitään ei muutettu.',
      sv: 'Uppgiften hittades inte. Ingenting ändrades.',
      en: 'Not found. Nothing was changed.',
    },
  },
  'not-permitted': {
    status: 403,
    text: {
      fi: 'Sinulla ei ole oikeutta tähän. Yritys on kirjattu lokiin.',
      sv: 'Du har inte rätt till detta. Försöket har antecknats i loggen.',
      en: 'You may not do this. The attempt was logged.',
    },
  },
  'not-signed-in': {
    status: 401,
    text: {
      fi: 'Kirjaudu ensin sisään. Mitään ei tallennettu.',
      sv: 'Logga in först. Ingenting sparades.',
      en: 'Sign in first. Nothing was saved.',
    },
  },
  'sign-in-again': {
    status: 401,
    text: {
      fi: 'Tähän tarvitaan tuore kirjautuminen, enintään viisi minuuttia vanha. Kirjaudu uudelleen; mitään ei tallennettu.',
      sv: 'Detta kräver en ny inloggning, högst fem minuter gammal. Logga in på nytt; ingenting sparades.',
      en: 'This needs a fresh sign-in, at most five minutes old. Sign in again; nothing was saved.',
    },
  },
  invalid: {
    status: 422,
    text: {
      fi: 'Tiedoissa on puutteita tai virheitä. Korjaa merkityt kohdat; mitään ei tallennettu.',
      sv: 'Uppgifterna är bristfälliga eller felaktiga. Rätta de markerade ställena; ingenting sparades.',
      en: 'Some of the information is missing or wrong. Correct the marked places; nothing was saved.',
    },
  },
  malformed: {
    status: 400,
    text: {
      fi: 'Pyyntöä ei voitu lukea. Mitään ei tallennettu.',
      sv: 'Begäran kunde inte läsas. Ingenting sparades.',
      en: 'The request could not be read. Nothing was saved.',
    },
  },
  'too-large': {
    status: 413,
    text: {
      fi: 'Pyyntö on liian suuri. Mitään ei tallennettu.',
      sv: 'Begäran är för stor. Ingenting sparades.',
      en: 'The request is too large. Nothing was saved.',
    },
  },
  'wrong-type': {
    status: 415,
    text: {
      fi: 'Palvelu ottaa vastaan vain JSON-muotoista tietoa. Mitään ei tallennettu.',
      sv: 'Tjänsten tar endast emot JSON. Ingenting sparades.',
      en: 'The service takes JSON only. Nothing was saved.',
    },
  },
  'cross-site': {
    status: 403,
    text: {
      fi: 'Pyyntö ei tullut tästä palvelusta, joten se hylättiin. Mitään ei tallennettu.',
      sv: 'Begäran kom inte från denna tjänst och avvisades. Ingenting sparades.',
      en: 'The request did not come from this service and was refused. Nothing was saved.',
    },
  },
  'changed-meanwhile': {
    status: 409,
    text: {
      fi: 'Tieto ehti muuttua sillä välin. Lataa se uudelleen ja yritä sitten; mitään ei tallennettu.',
      sv: 'Uppgiften hann ändras under tiden. Ladda den på nytt och försök igen; ingenting sparades.',
      en: 'The record changed in the meantime. Load it again and retry; nothing was saved.',
    },
  },
  unavailable: {
    status: 503,
    text: {
      fi: 'Palvelu ei ole juuri nyt käytettävissä. Mitään ei tallennettu; yritä hetken kuluttua uudelleen.',
      sv: 'Tjänsten är inte tillgänglig just nu. Ingenting sparades; försök igen om en stund.',
      en: 'The service is not available right now. Nothing was saved; try again in a moment.',
    },
  },
  'against-definition': {
    status: 403,
    text: {
      fi: 'Rekisterin seloste ei salli tätä. Mitään ei tallennettu.',
      sv: 'Registrets dataskyddsbeskrivning tillåter inte detta. Ingenting sparades.',
      en: 'The notice of the register does not allow this. Nothing was saved.',
    },
  },
  'not-invented': {
    status: 422,
    text: {
      fi: 'Tämä on kokeiluympäristö, ja täällä käytetään vain keksittyjä henkilötunnuksia (yksilönumero 900–999). Mitään ei tallennettu.',
      sv: 'Detta är en testmiljö där endast påhittade personbeteckningar används (individnummer 900–999). Ingenting sparades.',
      en: 'This is a trial environment, where only invented identity codes are used (individual number 900–999). Nothing was saved.',
    },
  },
  'many-files': {
    status: 401,
    text: {
      fi: 'Olet avannut lyhyessä ajassa monen asiakkaan tietoja. Kirjaudu uudelleen, niin voit jatkaa; avaamiset on kirjattu lokiin.',
      sv: 'Du har öppnat många klienters uppgifter på kort tid. Logga in på nytt för att fortsätta; öppnandena har antecknats i loggen.',
      en: 'You have opened the data of many clients in a short time. Sign in again to go on; what was opened is in the log.',
    },
  },
  'too-many-files': {
    status: 429,
    text: {
      fi: 'Olet avannut liian monen asiakkaan tietoja. Et voi nyt avata lisää; ota yhteyttä tietosuojavastaavaan, jos tehtäväsi vaatii sitä.',
      sv: 'Du har öppnat alltför många klienters uppgifter. Du kan inte öppna fler nu; kontakta dataskyddsombudet om din uppgift kräver det.',
      en: 'You have opened the data of too many clients. You cannot open more now; ask the data protection officer if your task needs it.',
    },
  },
  'too-many': {
    status: 429,
    text: {
      fi: 'Hakuja on tehty liian monta lyhyessä ajassa. Odota hetki.',
      sv: 'För många sökningar på kort tid. Vänta en stund.',
      en: 'Too many searches in a short time. Wait a moment.',
    },
  },
})

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** A refusal as RFC 9457 has it; `places` are those of an input that its schema refused. */
export const problemText = (
  { kind: { code, status, text }, facts }: Refusal,
  more: { readonly correlation: string; readonly places?: unknown },
): string => JSON.stringify({ type: `urn:seloste:${code}`, title: text.en, status, code, detail: text, facts, ...more })
