import { defineTexts } from '../../i18n/texts.ts'

export const missingTexts = defineTexts({
  title: {
    fi: 'Mitä kuukaudesta puuttuu',
    sv: 'Vad som saknas för månaden',
    en: 'What is missing of the month',
  },
  nothing: { fi: 'Mitään ei puutu.', sv: 'Ingenting saknas.', en: 'Nothing is missing.' },
  about: {
    fi: 'Nämä eivät estä sulkemista. Mikä jää odottamaan, siirtyy seuraavaan tilitykseen.',
    sv: 'Dessa hindrar inte att månaden avslutas. Det som väntar går till nästa redovisning.',
    en: 'These do not prevent closing. What waits goes to the next settlement.',
  },
  what: { fi: 'Mikä', sv: 'Vad', en: 'What' },
  count: { fi: 'Määrä', sv: 'Antal', en: 'Number' },
  who: { fi: 'Kuka voi hoitaa', sv: 'Vem kan åtgärda', en: 'Who can act' },
  providers: { fi: 'Palveluntuottajat', sv: 'Tjänsteproducenter', en: 'Providers' },
  where: { fi: 'Missä', sv: 'Var', en: 'Where' },
  show: { fi: 'Näytä ({count})', sv: 'Visa ({count})', en: 'Show ({count})' },
  unreviewed: {
    fi: 'Tarkastamatta olevat palvelutapahtumat',
    sv: 'Ogranskade servicehändelser',
    en: 'Service events not yet reviewed',
  },
  disputed: {
    fi: 'Palvelutapahtumat, joista asiakas on eri mieltä',
    sv: 'Servicehändelser som klienten bestrider',
    en: 'Service events that the client disputes',
  },
  'no-account': {
    fi: 'Palveluntuottajat, joille ei voi maksaa: tilinumero, nimi tai osoite puuttuu',
    sv: 'Tjänsteproducenter som inte kan betalas: kontonummer, namn eller adress saknas',
    en: 'Providers who cannot be paid: account number, name or address is missing',
  },
  'no-events': {
    fi: 'Voimassa olevat asiakassuhteet, joilla ei ole kuukauden palvelutapahtumaa',
    sv: 'Gällande klientrelationer utan servicehändelse under månaden',
    en: 'Contracts in force without a service event in the month',
  },
  'who-unreviewed': {
    fi: 'Palvelusta vastaava tarkastaa',
    sv: 'Serviceansvarig granskar',
    en: 'The service manager reviews',
  },
  'who-disputed': {
    fi: 'Palvelusta vastaava ratkaisee, tai tuottaja oikaisee',
    sv: 'Serviceansvarig avgör, eller producenten rättar',
    en: 'The service manager decides, or the provider corrects',
  },
  'who-no-account': {
    fi: 'Tuottaja ilmoittaa tiedot, ja kaksi henkilöä vahvistaa tilin',
    sv: 'Producenten meddelar uppgifterna och två personer bekräftar kontot',
    en: 'The provider gives the facts, and two people confirm the account',
  },
  'who-no-events': {
    fi: 'Tuottaja kirjaa, jos palvelua annettiin',
    sv: 'Producenten registrerar, om tjänsten gavs',
    en: 'The provider records, if the service was given',
  },
  reviewWay: { fi: 'Tarkasta tapahtumat', sv: 'Granska händelserna', en: 'Review the events' },
  accountWay: { fi: 'Katso tuottajien ehdotukset', sv: 'Se producenternas förslag', en: 'See what providers propose' },
  providersWay: {
    fi: 'Katso tuottajien yhteystiedot',
    sv: 'Se producenternas kontaktuppgifter',
    en: 'See the providers’ contacts',
  },
  elsewhere: {
    fi: 'Sivu avautuu palvelusta vastaavalle',
    sv: 'Sidan öppnas för serviceansvarig',
    en: 'The page opens for the service manager',
  },
})
