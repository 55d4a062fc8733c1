import { defineTexts } from '../../i18n/texts.ts'

export const compareTexts = defineTexts({
  caption: {
    fi: 'Kaksi kirjausta samalta päivältä',
    sv: 'Två registreringar för samma dag',
    en: 'Two records of the same day',
  },
  part: { fi: 'Kohta', sv: 'Uppgift', en: 'Part' },
  here: { fi: 'Tällä laitteella', sv: 'På den här enheten', en: 'On this device' },
  there: { fi: 'Palvelussa', sv: 'I tjänsten', en: 'In the service' },
  alike: { fi: 'Sama', sv: 'Lika', en: 'The same' },
  differs: { fi: 'Eroaa', sv: 'Skiljer sig', en: 'Differs' },
  isAlike: { fi: 'Ero', sv: 'Skillnad', en: 'Difference' },
  quantity: { fi: 'Määrä', sv: 'Mängd', en: 'Quantity' },
  startMinute: { fi: 'Alkoi kello', sv: 'Började klockan', en: 'Started at' },
  note: { fi: 'Merkintä', sv: 'Anteckning', en: 'Note' },
  nothing: { fi: 'Ei kirjattu', sv: 'Inte registrerat', en: 'Not recorded' },
  byOther: {
    fi: 'Palvelussa olevan kirjasi {name}, {at}.',
    sv: 'Den i tjänsten registrerades av {name}, {at}.',
    en: 'The one in the service was recorded by {name}, {at}.',
  },
  byYou: {
    fi: 'Palvelussa olevan kirjasit sinä toisella laitteella, {at}.',
    sv: 'Den i tjänsten registrerade du på en annan enhet, {at}.',
    en: 'You recorded the one in the service on another device, {at}.',
  },
  bySystem: {
    fi: 'Palvelussa oleva tuli yrityksenne järjestelmästä, {at}.',
    sv: 'Den i tjänsten kom från ert företags system, {at}.',
    en: 'The one in the service came from your company’s system, {at}.',
  },
  which: {
    fi: 'Mihin kirjaukseen vertaat?',
    sv: 'Vilken registrering jämför du med?',
    en: 'Which record do you compare with?',
  },
  same: { fi: 'Onko käynti sama?', sv: 'Är det samma besök?', en: 'Is it the same visit?' },
  theirs: {
    fi: 'Sama käynti. Palvelussa oleva on oikein, poista tämä laitteelta.',
    sv: 'Samma besök. Det i tjänsten är rätt, ta bort det här från enheten.',
    en: 'The same visit. The one in the service is right, remove this from the device.',
  },
  mine: {
    fi: 'Sama käynti. Tämä on oikein, korjaa palvelussa oleva.',
    sv: 'Samma besök. Det här är rätt, rätta det i tjänsten.',
    en: 'The same visit. This is right, correct the one in the service.',
  },
  parts: {
    fi: 'Sama käynti. Valitsen kohta kohdalta.',
    sv: 'Samma besök. Jag väljer uppgift för uppgift.',
    en: 'The same visit. I choose part by part.',
  },
  both: {
    fi: 'Eri käynnit. Molemmat tapahtuivat, kirjaa myös tämä.',
    sv: 'Olika besök. Båda ägde rum, registrera även det här.',
    en: 'Different visits. Both took place, record this too.',
  },
  choose: {
    fi: 'Valitse, miten kirjaukset kuuluvat yhteen.',
    sv: 'Välj hur registreringarna hör ihop.',
    en: 'Choose how the records belong together.',
  },
  save: { fi: 'Tallenna valinta', sv: 'Spara valet', en: 'Save the choice' },
  keptTheirs: {
    fi: 'Palvelussa oleva kirjaus jäi voimaan.',
    sv: 'Registreringen i tjänsten gäller.',
    en: 'The record in the service stands.',
  },
  corrected: {
    fi: 'Palvelussa oleva kirjaus korjattiin. Jaksolla jäljellä {left}.',
    sv: 'Registreringen i tjänsten rättades. {left} kvar för perioden.',
    en: 'The record in the service was corrected. {left} left of the period.',
  },
  gone: {
    fi: 'Päivälle ei ole enää muuta kirjausta',
    sv: 'Det finns inte längre någon annan registrering för dagen',
    en: 'There is no longer another record of the day',
  },
  arrived: {
    fi: 'Tämä kirjaus on jo palvelussa',
    sv: 'Den här registreringen finns redan i tjänsten',
    en: 'This record is already in the service',
  },
  clear: { fi: 'Poista tältä laitteelta', sv: 'Ta bort från den här enheten', en: 'Remove from this device' },
  send: { fi: 'Lähetä', sv: 'Skicka', en: 'Send' },
})
