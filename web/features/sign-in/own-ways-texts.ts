import { defineTexts } from '../../i18n/texts.ts'

export const ownWaysTexts = defineTexts({
  title: { fi: 'Omat kirjautumistavat', sv: 'Egna inloggningssätt', en: 'Own ways to sign in' },
  lead: {
    fi: 'Organisaation tunnus toimii aina. Sen lisäksi voit kirjautua pääsyavaimella tai varmennekortilla, jonka liität tässä.',
    sv: 'Organisationens konto fungerar alltid. Dessutom kan du logga in med en passernyckel eller ett certifikatkort som du kopplar här.',
    en: 'The organisation’s account always works. You can also sign in with a passkey or a smart card that you link here.',
  },
  linked: { fi: 'Käytössä nyt', sv: 'I bruk nu', en: 'In use now' },
  none: {
    fi: 'Pääsyavaimia tai kortteja ei ole liitetty.',
    sv: 'Inga passernycklar eller kort har kopplats.',
    en: 'No passkeys or cards are linked.',
  },
  way: { fi: 'Tapa', sv: 'Sätt', en: 'Way' },
  linkedAt: { fi: 'Liitetty', sv: 'Kopplad', en: 'Linked' },
  passkey: { fi: 'Pääsyavain', sv: 'Passernyckel', en: 'Passkey' },
  passkeyBound: {
    fi: 'Pääsyavain, vain yhdessä laitteessa',
    sv: 'Passernyckel, endast i en enhet',
    en: 'Passkey, in one device only',
  },
  card: { fi: 'Varmennekortti', sv: 'Certifikatkort', en: 'Smart card' },
  change: { fi: 'Muuta', sv: 'Ändra', en: 'Change' },
  remove: { fi: 'Poista', sv: 'Ta bort', en: 'Remove' },
  removeLabel: { fi: 'Poista: {way}', sv: 'Ta bort: {way}', en: 'Remove: {way}' },
  removeTitle: {
    fi: 'Poistetaanko kirjautumistapa?',
    sv: 'Ta bort inloggningssättet?',
    en: 'Remove the way to sign in?',
  },
  removeAbout: {
    fi: 'Sillä ei voi enää kirjautua. Kaikki istuntosi päättyvät, tämäkin; kirjaudu sitten uudelleen toisella tavalla.',
    sv: 'Det går inte längre att logga in med det. Alla dina sessioner avslutas, även denna; logga sedan in på ett annat sätt.',
    en: 'It can no longer be used to sign in. All your sessions end, this one too; then sign in again in another way.',
  },
  cancel: { fi: 'Peruuta', sv: 'Avbryt', en: 'Cancel' },
  newPasskey: { fi: 'Uusi pääsyavain', sv: 'Ny passernyckel', en: 'New passkey' },
  newPasskeyAbout: {
    fi: 'Laitteesi pyytää sormenjäljen, kasvot tai PIN-koodin. Ne eivät lähde laitteesta.',
    sv: 'Din enhet ber om fingeravtryck, ansikte eller PIN-kod. De lämnar inte enheten.',
    en: 'Your device asks for a fingerprint, a face or a PIN. They do not leave the device.',
  },
  makePasskey: { fi: 'Ota pääsyavain käyttöön', sv: 'Ta en passernyckel i bruk', en: 'Set up a passkey' },
  enrolled: {
    fi: 'Pääsyavain on liitetty. Voit kirjautua sillä.',
    sv: 'Passernyckeln är kopplad. Du kan logga in med den.',
    en: 'The passkey is linked. You can sign in with it.',
  },
  'known-here': {
    fi: 'Tässä laitteessa on jo pääsyavaimesi. Mitään ei muutettu.',
    sv: 'Din passernyckel finns redan i den här enheten. Ingenting ändrades.',
    en: 'Your passkey is already in this device. Nothing was changed.',
  },
  'not-made': {
    fi: 'Laite ei tehnyt pääsyavainta. Mitään ei muutettu. Voit yrittää uudelleen.',
    sv: 'Enheten gjorde ingen passernyckel. Ingenting ändrades. Du kan försöka igen.',
    en: 'The device made no passkey. Nothing was changed. You can try again.',
  },
  newCard: { fi: 'Uusi varmennekortti', sv: 'Nytt certifikatkort', en: 'New smart card' },
  newCardAbout: {
    fi: 'Aseta kortti lukijaan ennen kuin jatkat. Palaat tälle sivulle, kun kortti on luettu.',
    sv: 'Sätt kortet i läsaren innan du fortsätter. Du återvänder hit när kortet har lästs.',
    en: 'Put the card in the reader before you go on. You come back here when it has been read.',
  },
  linkCard: { fi: 'Liitä kortti', sv: 'Koppla kortet', en: 'Link the card' },
})
