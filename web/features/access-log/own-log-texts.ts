import { defineTexts } from '../../i18n/texts.ts'

export const ownLogTexts = defineTexts({
  title: { fi: 'Kuka on katsonut tietojani', sv: 'Vem har sett mina uppgifter', en: 'Who has looked at my data' },
  lead: {
    fi: 'Jokaisesta käsittelystä jää merkintä. Näet, kuka käsitteli tietoja, mihin ja millä perusteella. Voit kysyä, miksi.',
    sv: 'Varje behandling lämnar en anteckning. Du ser vem som behandlade uppgifterna, till vad och på vilken grund. Du kan fråga varför.',
    en: 'Every handling leaves an entry. You see who handled the data, for what and on what basis. You can ask why.',
  },
  since: {
    fi: 'Näet käsittelyt {day} alkaen. Vanhempia tietoja annetaan erityisestä syystä, jonka kerrot pyynnössä.',
    sv: 'Du ser behandlingarna från och med {day}. Äldre uppgifter ges av särskilda skäl som du berättar i en begäran.',
    en: 'You see what was done from {day} on. Older data is given for a special reason, which you tell in a request.',
  },
  mayBeHeld: {
    fi: 'Laki voi vaatia, että jokin merkintä pidätetään, jos se paljastaisi toisen ihmisen salaisuuden. Tietosuojavastaava seuraa pidätettyjä merkintöjä.',
    sv: 'Lagen kan kräva att en anteckning hålls inne om den skulle avslöja en annan människas hemlighet. Dataskyddsombudet följer de anteckningar som hålls inne.',
    en: 'The law may require an entry to be held back when it would reveal another person’s secret. The data protection officer keeps watch over such entries.',
  },
  limit: { fi: 'Rajaa ja hae', sv: 'Avgränsa och sök', en: 'Limit and search' },
  from: { fi: 'Alkaen', sv: 'Från och med', en: 'From' },
  to: { fi: 'Asti', sv: 'Till och med', en: 'To' },
  organisation: { fi: 'Organisaatio', sv: 'Organisationen', en: 'Organisation' },
  kind: { fi: 'Mitä tehtiin', sv: 'Vad som gjordes', en: 'What was done' },
  search: {
    fi: 'Sana näytetyistä merkinnöistä',
    sv: 'Ord i de visade anteckningarna',
    en: 'A word in the entries shown',
  },
  found: {
    one: { fi: '{count} merkintä', sv: '{count} anteckning', en: '{count} entry' },
    other: { fi: '{count} merkintää', sv: '{count} anteckningar', en: '{count} entries' },
  },
  download: { fi: 'Lataa tiedostona', sv: 'Ladda ner som fil', en: 'Download as a file' },
  paper: { fi: 'Lataa paperina (PDF)', sv: 'Ladda ner som papper (PDF)', en: 'Download as a paper (PDF)' },
  print: { fi: 'Tulosta', sv: 'Skriv ut', en: 'Print' },
  looked: { fi: 'Katsottiin tai haettiin', sv: 'Lästes eller söktes', en: 'Looked at or searched' },
  changed: { fi: 'Kirjattiin tai muutettiin', sv: 'Registrerades eller ändrades', en: 'Recorded or changed' },
  disclosedKind: { fi: 'Luovutettiin', sv: 'Lämnades ut', en: 'Disclosed' },
  askedKind: {
    fi: 'Kysyttiin toisesta järjestelmästä',
    sv: 'Frågades av ett annat system',
    en: 'Asked of another system',
  },
  upkeep: { fi: 'Järjestelmän huolto', sv: 'Systemets underhåll', en: 'Upkeep by the system' },
  none: {
    fi: 'Kukaan muu ei ole käsitellyt tietoja',
    sv: 'Ingen annan har behandlat uppgifterna',
    en: 'Nobody else has handled the data',
  },
  noneWhy: {
    fi: 'Kun joku avaa tiedot, siitä tulee merkintä tähän heti.',
    sv: 'När någon öppnar uppgifterna syns det här genast.',
    en: 'When somebody opens the data, an entry comes here at once.',
  },
  showOwn: { fi: 'Näytä myös oma asiointi', sv: 'Visa också egna ärenden', en: 'Show my own use too' },
  hideOwn: { fi: 'Piilota oma asiointi', sv: 'Dölj egna ärenden', en: 'Hide my own use' },
  older: { fi: 'Näytä vanhempia', sv: 'Visa äldre', en: 'Show older entries' },
  refused: { fi: 'Estettiin', sv: 'Nekades', en: 'Was refused' },
  role: { fi: 'Tehtävä', sv: 'Uppgift', en: 'Role' },
  purpose: { fi: 'Käyttötarkoitus', sv: 'Användningsändamål', en: 'Purpose' },
  basis: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
  opened: { fi: 'Mitä tietoja avattiin', sv: 'Vilka uppgifter öppnades', en: 'What was opened' },
  nothingOpened: {
    fi: 'Ei henkilötietoja, vain luettelo tai määriä',
    sv: 'Inga personuppgifter, bara en lista eller mängder',
    en: 'No personal details, only a list or quantities',
  },
})
