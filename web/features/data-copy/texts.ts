import { defineTexts } from '../../i18n/texts.ts'

export const dataCopyTexts = defineTexts({
  title: { fi: 'Kopio omista tiedoista', sv: 'Kopia av egna uppgifter', en: 'Copy of own data' },
  about: {
    fi: 'Saat tiedostona kaiken, mitä rekisteri sinusta tietää: perustiedot, myönnetyt palvelut määrineen, tilaukset, palvelutapahtumat ja viestit. Tiedosto ei ole suojattu, joten tallenna se paikkaan, johon muut eivät pääse.',
    sv: 'Du får som en fil allt som registret vet om dig: grunduppgifter, beviljade tjänster med mängder, beställningar, servicehändelser och meddelanden. Filen är inte skyddad, så spara den där andra inte kommer åt den.',
    en: 'You get as a file all that the register knows of you: basic data, services granted with their amounts, orders, service events and messages. The file is not protected, so keep it where others cannot reach it.',
  },
  format: {
    fi: 'Tiedosto on JSON-muodossa. Sen voi avata selaimella tai tekstiohjelmalla, ja myös toinen järjestelmä osaa lukea sen.',
    sv: 'Filen är i JSON-format. Den kan öppnas med en webbläsare eller ett textprogram, och även ett annat system kan läsa den.',
    en: 'The file is in JSON. A browser or a text program opens it, and another system can read it too.',
  },
  download: { fi: 'Lataa tiedot', sv: 'Ladda ner uppgifterna', en: 'Download the data' },
  ofClient: { fi: 'Kopio asiakkaan tiedoista', sv: 'Kopia av klientens uppgifter', en: 'Copy of the client’s data' },
  ofClientAbout: {
    fi: 'Anna kopio, kun asiakas on pyytänyt sitä muuten kuin palvelussa. Antamisesta jää merkintä, jonka asiakas näkee.',
    sv: 'Ge en kopia när klienten har begärt den på annat sätt än i tjänsten. Utlämnandet lämnar en anteckning som klienten ser.',
    en: 'Give a copy when the client has asked for it in another way than in the service. Giving it leaves an entry, which the client sees.',
  },
})
