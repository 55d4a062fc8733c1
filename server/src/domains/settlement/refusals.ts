import { refusals } from '../../platform/refusals.ts'

export const SettlementRefusal = refusals('settlement', {
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo suljettu toinen kuukausi. Mitään ei muutettu.',
      sv: 'En annan månad har redan avslutats med samma identifierare. Ingenting ändrades.',
      en: 'Another month was already closed under the same id. Nothing was changed.',
    },
  },
  'already-closed': {
    status: 409,
    text: {
      fi: 'Kuukausi on jo suljettu. Myöhemmät tapahtumat ja oikaisut menevät seuraavaan tilitykseen; mitään ei muutettu.',
      sv: 'Månaden är redan avslutad. Senare händelser och rättelser går till nästa avräkning; ingenting ändrades.',
      en: 'The month is already closed. Later events and corrections go to the next settlement; nothing was changed.',
    },
  },
  'month-not-over': {
    status: 409,
    text: {
      fi: 'Kuukausi ei ole vielä päättynyt. Sulje se kuun vaihduttua; mitään ei muutettu.',
      sv: 'Månaden är inte slut ännu. Avsluta den efter månadsskiftet; ingenting ändrades.',
      en: 'The month is not over yet. Close it after its last day; nothing was changed.',
    },
  },
  'not-in-order': {
    status: 409,
    text: {
      fi: 'Kuukaudet suljetaan järjestyksessä, yhtäkään väliin jättämättä. Sulje ensin edellinen; mitään ei muutettu.',
      sv: 'Månaderna avslutas i ordning, utan att hoppa över någon. Avsluta den föregående först; ingenting ändrades.',
      en: 'Months are closed in order, none left out. Close the one before first; nothing was changed.',
    },
  },
  'earlier-unfinished': {
    status: 409,
    text: {
      fi: 'Edellisen kuukauden tilitys on vielä kesken. Yritä, kun se on valmis; mitään ei muutettu.',
      sv: 'Avräkningen för föregående månad pågår ännu. Försök när den är klar; ingenting ändrades.',
      en: 'The settlement of the month before is still being made. Try when it is ready; nothing was changed.',
    },
  },
  'due-day': {
    status: 422,
    text: {
      fi: 'Eräpäivä on tämä päivä tai enintään 90 päivän päässä. Mitään ei muutettu.',
      sv: 'Förfallodagen är i dag eller högst 90 dagar bort. Ingenting ändrades.',
      en: 'The due day is today or at most 90 days away. Nothing was changed.',
    },
  },
  'no-payment-account': {
    status: 409,
    text: {
      fi: 'Maksutiliä ei ole vahvistettu. Ilmoita tili ja pyydä toista henkilöä vahvistamaan se; mitään ei muutettu.',
      sv: 'Betalkontot är inte bekräftat. Ange kontot och be en annan person bekräfta det; ingenting ändrades.',
      en: 'No payment account has been confirmed. Give one and ask another person to confirm it; nothing was changed.',
    },
  },
  'organiser-facts': {
    status: 409,
    text: {
      fi: 'Järjestäjän nimi, Y-tunnus tai osoite ei kelpaa laskulle. Korjauta ne ylläpidolla; mitään ei muutettu.',
      sv: 'Ordnarens namn, FO-nummer eller adress duger inte på en faktura. Be administratören rätta dem; ingenting ändrades.',
      en: 'The organiser’s name, business ID or address does not fit an invoice. Have them put right; nothing was changed.',
    },
  },
  'not-finished': {
    status: 409,
    text: {
      fi: 'Tilitys on vielä kesken. Tiedosto saadaan, kun se on valmis; mitään ei muutettu.',
      sv: 'Avräkningen pågår ännu. Filen kan hämtas när den är klar; ingenting ändrades.',
      en: 'The settlement is still being made. The file is there when it is ready; nothing was changed.',
    },
  },
  'nothing-to-pay': {
    status: 409,
    text: {
      fi: 'Tilityksessä ei ole maksettavaa, joten maksutiedostoa ei ole. Mitään ei muutettu.',
      sv: 'Avräkningen har ingenting att betala, så det finns ingen betalfil. Ingenting ändrades.',
      en: 'There is nothing to pay in this settlement, so there is no payment file. Nothing was changed.',
    },
  },
  'no-self-billing': {
    status: 409,
    text: {
      fi: 'Palveluntuottajan kanssa ei ole sovittu itselaskutuksesta, joten palveluntuottaja laskuttaa itse. Tilitys on luettavissa.',
      sv: 'Självfakturering har inte avtalats, så serviceproducenten fakturerar själv. Avräkningen kan läsas.',
      en: 'Self-billing has not been agreed, so the provider makes the invoice. The statement can be read.',
    },
  },
  'file-unfit': {
    status: 409,
    text: {
      fi: 'Tiedosto ei täyttänyt muotonsa vaatimuksia, eikä sitä annettu. Ilmoita ylläpidolle; tilitys on tallessa.',
      sv: 'Filen uppfyllde inte formatets krav och lämnades inte ut. Meddela administratören; avräkningen är kvar.',
      en: 'The file did not meet its format and was not handed out. Tell the administrator; the settlement is kept.',
    },
  },
  'account-id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo ehdotettu toista tiliä. Mitään ei muutettu.',
      sv: 'Ett annat konto har redan föreslagits med samma identifierare. Ingenting ändrades.',
      en: 'Another account was already proposed under the same id. Nothing was changed.',
    },
  },
  'two-people-needed': {
    status: 409,
    text: {
      fi: 'Tilin vahvistaa toinen henkilö kuin se, joka sen ehdotti. Mitään ei muutettu.',
      sv: 'Kontot bekräftas av en annan person än den som föreslog det. Ingenting ändrades.',
      en: 'The account is confirmed by another person than the one who proposed it. Nothing was changed.',
    },
  },
  'newer-account': {
    status: 409,
    text: {
      fi: 'Tästä on jo ehdotettu uudempaa tiliä. Vahvista se; mitään ei muutettu.',
      sv: 'Ett nyare konto har redan föreslagits. Bekräfta det; ingenting ändrades.',
      en: 'A newer account has been proposed. Confirm that one; nothing was changed.',
    },
  },
})
