import { defineTexts } from '../../i18n/texts.ts'

export const spendingTexts = defineTexts({
  way: { fi: 'Kustannukset', sv: 'Kostnader', en: 'Costs' },
  about: {
    fi: 'Katso, mitä palvelut ovat maksaneet kuukausittain ja mihin vuosi on menossa.',
    sv: 'Se vad tjänsterna har kostat per månad och vart året är på väg.',
    en: 'See what services have cost by month, and where the year is going.',
  },
  title: { fi: 'Palvelujen kustannukset', sv: 'Kostnader för tjänsterna', en: 'Costs of services' },
  lead: {
    fi: 'Järjestäjän osuus annetuista palveluista. Summaa ei näytetä, jos siinä on alle viiden asiakkaan palveluja.',
    sv: 'Anordnarens andel av givna tjänster. En summa visas inte om den gäller färre än fem klienter.',
    en: 'The organiser’s share of services given. A sum of fewer than five clients is not shown.',
  },
  year: { fi: 'Vuosi {year}', sv: 'År {year}', en: 'Year {year}' },
  earlier: { fi: 'Edellinen: {year}', sv: 'Föregående: {year}', en: 'Previous: {year}' },
  later: { fi: 'Seuraava: {year}', sv: 'Nästa: {year}', en: 'Next: {year}' },
  nothing: { fi: 'Kustannuksia ei ole', sv: 'Det finns inga kostnader', en: 'There are no costs' },
  nothingAbout: {
    fi: 'Vuonna {year} ei ole kirjattu palvelutapahtumia.',
    sv: 'Inga servicehändelser har registrerats år {year}.',
    en: 'No service events were recorded in {year}.',
  },
  month: { fi: 'Kuukausi', sv: 'Månad', en: 'Month' },
  delivered: { fi: 'Annettu', sv: 'Givet', en: 'Given' },
  approved: { fi: 'Hyväksytty', sv: 'Godkänt', en: 'Approved' },
  settled: { fi: 'Tilitetty', sv: 'Redovisat', en: 'Settled' },
  yearEnd: {
    fi: 'Ennuste vuoden loppuun',
    sv: 'Prognos till årets slut',
    en: 'Forecast to the end of the year',
  },
  pace: {
    fi: 'Kahdeksan viime viikon tahdilla',
    sv: 'I de senaste åtta veckornas takt',
    en: 'At the pace of the last eight weeks',
  },
  noPace: {
    fi: 'Ei näytetä: viime viikoilta on liian vähän asiakkaita',
    sv: 'Visas inte: för få klienter under de senaste veckorna',
    en: 'Not shown: too few clients in the last weeks',
  },
  fewer: { fi: 'alle 5 asiakasta', sv: 'färre än 5 klienter', en: 'fewer than 5 clients' },
  hidden: {
    fi: 'Vuoden luvuissa ja ennusteessa eivät ole mukana summat, joita ei näytetä.',
    sv: 'Summor som inte visas ingår inte i årets siffror eller i prognosen.',
    en: 'The figures of the year and the forecast leave out the sums that are not shown.',
  },
  plot: {
    fi: '{service} kuukausittain vuonna {year}',
    sv: '{service} per månad år {year}',
    en: '{service} by month in {year}',
  },
  plotAbout: {
    fi: 'Pylväät: annettu, hyväksytty ja tilitetty. Eniten annettiin kuussa {month}, {money}. Samat luvut ovat taulukossa.',
    sv: 'Staplar: givet, godkänt och redovisat. Mest gavs i månaden {month}, {money}. Samma siffror finns i tabellen.',
    en: 'Columns: given, approved and settled. Most was given in {month}, {money}. The table has the same figures.',
  },
})
