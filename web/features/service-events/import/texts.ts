import { defineTexts } from '../../../i18n/texts.ts'

export const importTexts = defineTexts({
  title: { fi: 'Tuo käynnit tiedostosta', sv: 'Importera besök från en fil', en: 'Bring in visits from a file' },
  lead: {
    fi: 'Näet ensin, mitä jokaisesta rivistä seuraa. Mitään ei tallenneta ennen kuin kirjaat.',
    sv: 'Du ser först vad varje rad leder till. Ingenting sparas innan du registrerar.',
    en: 'You see first what each row leads to. Nothing is saved before you record.',
  },
  file: { fi: 'Tiedosto', sv: 'Fil', en: 'File' },
  fileHint: {
    fi: 'CSV tai XLSX, enintään 5 Mt ja 5 000 riviä. Tiedosto luetaan laitteellasi: palveluun lähtee vain se, mitä käynnin kirjaamiseen tarvitaan.',
    sv: 'CSV eller XLSX, högst 5 MB och 5 000 rader. Filen läses på din enhet: till tjänsten skickas bara det som behövs för att registrera ett besök.',
    en: 'CSV or XLSX, at most 5 MB and 5,000 rows. The file is read on your device: only what recording a visit needs is sent to the service.',
  },
  template: { fi: 'Lataa tiedostopohja (CSV)', sv: 'Ladda ner en filmall (CSV)', en: 'Download a template (CSV)' },
  templateName: { fi: 'kaynnit-pohja.csv', sv: 'besok-mall.csv', en: 'visits-template.csv' },
  how: { fi: 'Mitä tiedostossa on', sv: 'Vad filen innehåller', en: 'What is in the file' },
  howId: {
    fi: 'Oma tunnisteesi riville, esimerkiksi käynnin numero omassa järjestelmässänne. Saman tunnisteen rivi kirjataan vain kerran, vaikka toisit tiedoston uudelleen.',
    sv: 'Din egen identifierare för raden, till exempel besökets nummer i ert eget system. En rad med samma identifierare registreras bara en gång, även om du importerar filen på nytt.',
    en: 'Your own id of the row, such as the number of the visit in your own system. A row of the same id is recorded once only, even if you bring the file in again.',
  },
  howVoucher: {
    fi: 'Asiakkaan setelin numero. Löydät numerot alta.',
    sv: 'Numret på klientens sedel. Du hittar numren nedan.',
    en: 'The number of the client’s voucher. You find the numbers below.',
  },
  howDay: { fi: 'Esimerkiksi 1.3.2026.', sv: 'Till exempel 1.3.2026.', en: 'For example 1.3.2026.' },
  howStart: {
    fi: 'Esimerkiksi 9.30. Tarvitaan, jos arvo riippuu kellonajasta.',
    sv: 'Till exempel 9.30. Behövs om värdet beror på klockslaget.',
    en: 'For example 9.30. Needed if the value depends on the time of day.',
  },
  howQuantity: {
    fi: 'Tunnit, esimerkiksi 1,5 tai 1:30; muissa palveluissa kappaleet. Minuutit voi antaa omassa sarakkeessaan.',
    sv: 'Timmar, till exempel 1,5 eller 1:30; i andra tjänster antal. Minuter kan anges i en egen kolumn.',
    en: 'Hours, for example 1.5 or 1:30; in other services the count. Minutes may stand in a column of their own.',
  },
  howNote: {
    fi: 'Asiakas näkee merkinnän. Saa jäädä tyhjäksi.',
    sv: 'Klienten ser anteckningen. Får lämnas tom.',
    en: 'The client sees the note. May be left empty.',
  },
  vouchers: {
    fi: 'Asiakkaittenne setelien numerot',
    sv: 'Numren på era klienters sedlar',
    en: 'Numbers of your clients’ vouchers',
  },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  service: { fi: 'Palvelu', sv: 'Tjänst', en: 'Service' },
  period: { fi: 'Voimassa', sv: 'I kraft', en: 'In force' },
  id: { fi: 'Rivin tunniste', sv: 'Radens identifierare', en: 'Row id' },
  voucher: { fi: 'Setelin numero', sv: 'Sedelns nummer', en: 'Voucher number' },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  start: { fi: 'Alkoi kello', sv: 'Började klockan', en: 'Started at' },
  quantity: { fi: 'Määrä', sv: 'Mängd', en: 'Quantity' },
  minutes: { fi: 'Minuutit', sv: 'Minuter', en: 'Minutes' },
  note: { fi: 'Merkintä', sv: 'Anteckning', en: 'Note' },
  columns: { fi: 'Sarakkeet', sv: 'Kolumner', en: 'Columns' },
  columnsWhy: {
    fi: 'Valitse, missä sarakkeessa mikin tieto on. Muita sarakkeita ei lueta.',
    sv: 'Välj i vilken kolumn varje uppgift finns. Övriga kolumner läses inte.',
    en: 'Choose which column holds what. Other columns are not read.',
  },
  columnMissing: { fi: 'Valitse sarake.', sv: 'Välj kolumn.', en: 'Choose the column.' },
  unnamed: { fi: 'Sarake {at}', sv: 'Kolumn {at}', en: 'Column {at}' },
  other: { fi: 'Valitse toinen tiedosto', sv: 'Välj en annan fil', en: 'Choose another file' },
  previewing: {
    fi: 'Katsotaan, mitä riveistä seuraa…',
    sv: 'Ser efter vad raderna leder till…',
    en: 'Looking at what the rows lead to…',
  },
  wouldRecord: { fi: 'Kirjataan', sv: 'Registreras', en: 'To be recorded' },
  before: { fi: 'Kirjattu jo', sv: 'Redan registrerade', en: 'Recorded before' },
  wouldNot: { fi: 'Ei voida kirjata', sv: 'Kan inte registreras', en: 'Cannot be recorded' },
  recordedCount: { fi: 'Kirjattu', sv: 'Registrerade', en: 'Recorded' },
  unsentCount: { fi: 'Lähettämättä', sv: 'Inte skickade', en: 'Not sent' },
  row: { fi: 'Rivi', sv: 'Rad', en: 'Row' },
  client: { fi: 'Asiakas', sv: 'Klient', en: 'Client' },
  why: { fi: 'Miksi', sv: 'Varför', en: 'Why' },
  left: { fi: 'Jäljellä sen jälkeen', sv: 'Kvar efter det', en: 'Left after it' },
  shownFirst: {
    fi: 'Näytetään {shown} ensimmäistä, kaikkiaan {all}.',
    sv: 'De {shown} första visas, sammanlagt {all}.',
    en: 'The first {shown} of {all} are shown.',
  },
  besides: {
    fi: 'Kirjaa myös rivit, joiden päivälle on jo muu käynti',
    sv: 'Registrera också rader för dagar som redan har ett annat besök',
    en: 'Record also rows of days that already have another visit',
  },
  besidesHint: {
    fi: 'Valitse tämä vain, jos käynnit ovat eri käyntejä. Muuten sama käynti tulisi kirjatuksi kahdesti.',
    sv: 'Välj detta bara om besöken är olika besök. Annars skulle samma besök registreras två gånger.',
    en: 'Choose this only if the visits are different ones. Otherwise one visit would be recorded twice.',
  },
  send: {
    one: { fi: 'Kirjaa 1 käynti', sv: 'Registrera 1 besök', en: 'Record 1 visit' },
    other: { fi: 'Kirjaa {count} käyntiä', sv: 'Registrera {count} besök', en: 'Record {count} visits' },
  },
  nothing: {
    fi: 'Tiedostossa ei ole kirjattavaa',
    sv: 'Det finns inget att registrera i filen',
    en: 'There is nothing to record in the file',
  },
  sending: {
    fi: 'Kirjataan: {done} / {all}',
    sv: 'Registreras: {done} / {all}',
    en: 'Recording: {done} / {all}',
  },
  stop: { fi: 'Keskeytä', sv: 'Avbryt', en: 'Stop' },
  done: { fi: 'Käynnit on kirjattu', sv: 'Besöken har registrerats', en: 'The visits are recorded' },
  doneSome: {
    fi: 'Kaikkia rivejä ei kirjattu',
    sv: 'Alla rader registrerades inte',
    en: 'Not all rows were recorded',
  },
  doneSomeWhat: {
    fi: 'Lataa kirjaamatta jääneet rivit, korjaa ne ja tuo tiedosto uudelleen.',
    sv: 'Ladda ner raderna som inte registrerades, rätta dem och importera filen på nytt.',
    en: 'Download the rows that were not recorded, mend them and bring the file in again.',
  },
  stopped: { fi: 'Kirjaaminen keskeytyi', sv: 'Registreringen avbröts', en: 'The recording stopped' },
  stoppedWhat: {
    fi: 'Kirjatut käynnit ovat tallessa. Voit jatkaa: mikään ei tule kirjatuksi kahdesti.',
    sv: 'De registrerade besöken är sparade. Du kan fortsätta: inget blir registrerat två gånger.',
    en: 'What was recorded is saved. You can go on: nothing is recorded twice.',
  },
  goOn: { fi: 'Jatka kirjaamista', sv: 'Fortsätt registrera', en: 'Go on recording' },
  fetch: {
    fi: 'Lataa kirjaamatta jääneet (CSV)',
    sv: 'Ladda ner de som inte registrerades (CSV)',
    en: 'Download what was not recorded (CSV)',
  },
  fetchName: { fi: 'kirjaamatta.csv', sv: 'inte-registrerade.csv', en: 'not-recorded.csv' },
  reason: { fi: 'Syy', sv: 'Orsak', en: 'Reason' },
  notSent: { fi: 'Riviä ei lähetetty.', sv: 'Raden skickades inte.', en: 'The row was not sent.' },
  toEvents: { fi: 'Katso palvelutapahtumat', sv: 'Se servicehändelserna', en: 'See service events' },
})

/** What is wrong with a row that cannot be sent. */
export const rowFaultTexts = defineTexts({
  idMissing: { fi: 'Rivin tunniste puuttuu.', sv: 'Radens identifierare saknas.', en: 'The row id is missing.' },
  idTwice: {
    fi: 'Sama rivin tunniste on tiedostossa aiemmin.',
    sv: 'Samma identifierare finns redan i filen.',
    en: 'The same row id stands in the file before.',
  },
  voucherUnknown: {
    fi: 'Setelin numero ei ole asiakkaanne.',
    sv: 'Sedelns nummer är inte en klients hos er.',
    en: 'The voucher number is not of a client of yours.',
  },
  dayWrong: {
    fi: 'Kirjoita päivä muodossa 1.3.2026.',
    sv: 'Skriv dagen i formen 1.3.2026.',
    en: 'Write the day as 1.3.2026.',
  },
  quantityWrong: {
    fi: 'Kirjoita määrä, esimerkiksi 1,5 tai 1:30.',
    sv: 'Skriv mängden, till exempel 1,5 eller 1:30.',
    en: 'Write the quantity, for example 1.5 or 1:30.',
  },
  startWrong: {
    fi: 'Kirjoita kellonaika, esimerkiksi 9.30.',
    sv: 'Skriv klockslaget, till exempel 9.30.',
    en: 'Write the time, for example 9.30.',
  },
  noteLong: {
    fi: 'Lyhennä merkintää: enintään 2 000 merkkiä.',
    sv: 'Förkorta anteckningen: högst 2 000 tecken.',
    en: 'Shorten the note: at most 2,000 characters.',
  },
  tooManyOfOne: {
    fi: 'Tiedostossa on yli 500 riviä samasta asiakkaasta. Tuo loput toisessa tiedostossa.',
    sv: 'Filen har över 500 rader om samma klient. Importera resten i en annan fil.',
    en: 'The file has more than 500 rows of one client. Bring the rest in another file.',
  },
})

/** Why a file is not read. */
export const fileFaultTexts = defineTexts({
  'too-large': {
    fi: 'Tiedosto on liian suuri. Jaa se osiin.',
    sv: 'Filen är för stor. Dela upp den.',
    en: 'The file is too large. Divide it.',
  },
  'too-many-rows': {
    fi: 'Tiedostossa on yli 5 000 riviä. Jaa se osiin.',
    sv: 'Filen har över 5 000 rader. Dela upp den.',
    en: 'The file has more than 5,000 rows. Divide it.',
  },
  'too-wide': {
    fi: 'Tiedostossa on yli 100 saraketta. Poista ne, joita ei tarvita.',
    sv: 'Filen har över 100 kolumner. Ta bort dem som inte behövs.',
    en: 'The file has more than 100 columns. Remove those that are not needed.',
  },
  empty: {
    fi: 'Tiedostossa ei ole rivejä otsikkorivin alla.',
    sv: 'Filen har inga rader under rubrikraden.',
    en: 'The file has no rows below its headings.',
  },
  'not-a-table': {
    fi: 'Tiedostoa ei voi lukea. Valitse CSV- tai XLSX-tiedosto.',
    sv: 'Filen kan inte läsas. Välj en CSV- eller XLSX-fil.',
    en: 'The file cannot be read. Choose a CSV or XLSX file.',
  },
  'old-or-locked': {
    fi: 'Tiedosto on vanhaa muotoa tai suojattu salasanalla. Tallenna se XLSX-tiedostona ilman salasanaa.',
    sv: 'Filen är av äldre format eller skyddad med lösenord. Spara den som XLSX utan lösenord.',
    en: 'The file is of an old form or behind a password. Save it as XLSX without a password.',
  },
  macros: {
    fi: 'Tiedostossa on makroja. Tallenna se XLSX-tiedostona ilman niitä.',
    sv: 'Filen innehåller makron. Spara den som XLSX utan dem.',
    en: 'The file has macros. Save it as XLSX without them.',
  },
  formula: {
    fi: 'Solussa {where} on kaava. Tallenna tiedosto arvoina tai CSV-muodossa.',
    sv: 'Cellen {where} har en formel. Spara filen som värden eller i CSV-format.',
    en: 'Cell {where} has a formula. Save the file as values or as CSV.',
  },
})
