import { defineTexts } from '../i18n/texts.ts'

export const portalTexts = defineTexts({
  client: { fi: 'Asiakkaille', sv: 'För klienter', en: 'For clients' },
  provider: { fi: 'Palveluntuottajille', sv: 'För tjänsteproducenter', en: 'For providers' },
  organiser: { fi: 'Palvelunjärjestäjille', sv: 'För tjänsteanordnare', en: 'For organisers' },
  start: { fi: 'Etusivu', sv: 'Startsida', en: 'Front page' },
  about: {
    fi: 'Seloste on sosiaalihuollon avoimen lähdekoodin asiakasrekisteri. Se, mitä tietosuojaseloste lupaa, on myös se, mitä järjestelmä tekee.',
    sv: 'Seloste är ett klientregister för socialvården med öppen källkod. Det som dataskyddsbeskrivningen lovar är också det som systemet gör.',
    en: 'Seloste is an open-source client register for social care. What the privacy notice promises is what the system does.',
  },
  accessibility: { fi: 'Saavutettavuusseloste', sv: 'Tillgänglighetsutlåtande', en: 'Accessibility statement' },
  ownWays: { fi: 'Omat kirjautumistavat', sv: 'Egna inloggningssätt', en: 'Own ways to sign in' },
  footer: { fi: 'Alatunniste', sv: 'Sidfot', en: 'Footer' },
  missingTitle: { fi: 'Sivua ei löydy', sv: 'Sidan hittades inte', en: 'Page not found' },
  missing: {
    fi: 'Osoite on väärä, tai sivu on siirtynyt.',
    sv: 'Adressen är fel, eller så har sidan flyttats.',
    en: 'The address is wrong, or the page has moved.',
  },
  toStart: { fi: 'Siirry etusivulle', sv: 'Gå till startsidan', en: 'Go to the front page' },
  signOutFailed: {
    fi: 'Uloskirjautuminen ei onnistunut, koska palvelu ei vastannut. Yritä uudelleen.',
    sv: 'Utloggningen lyckades inte eftersom tjänsten inte svarade. Försök igen.',
    en: 'You are not signed out, because the service did not answer. Try again.',
  },
  brokenTitle: { fi: 'Sivussa on vika', sv: 'Det är ett fel på sidan', en: 'This page has a fault' },
  broken: {
    fi: 'Vika ei ole sinussa. Muut sivut toimivat. Lataa sivu uudelleen, jos vika jatkuu.',
    sv: 'Felet beror inte på dig. De andra sidorna fungerar. Ladda om sidan om felet fortsätter.',
    en: 'This is not your fault. The other pages work. Reload the page if the fault goes on.',
  },
  whoTitle: { fi: 'Kuka olet?', sv: 'Vem är du?', en: 'Who are you?' },
  whoLead: {
    fi: 'Valitse ovi. Jokaisella on oma kirjautumisensa.',
    sv: 'Välj ingång. Var och en har sin egen inloggning.',
    en: 'Choose a door. Each has its own sign-in.',
  },
  clientDoor: {
    fi: 'Näe, mitä sinulle on myönnetty ja mitä on jäljellä, valitse palveluntuottaja ja katso, kuka on avannut tietosi.',
    sv: 'Se vad du har beviljats och vad som är kvar, välj tjänsteproducent och se vem som har öppnat dina uppgifter.',
    en: 'See what you were granted and what is left, choose a provider, and see who has opened your data.',
  },
  providerDoor: {
    fi: 'Asiakkaasi tänään, käyntien kirjaaminen, hinnastot ja tilitykset.',
    sv: 'Dina klienter i dag, registrering av besök, prislistor och redovisningar.',
    en: 'Your clients today, recording of visits, price lists and settlements.',
  },
  organiserDoor: {
    fi: 'Asiakkaat, päätökset, palvelusetelit, palveluntuottajat, tilitykset ja tietosuojaselosteet.',
    sv: 'Klienter, beslut, servicesedlar, tjänsteproducenter, redovisningar och dataskyddsbeskrivningar.',
    en: 'Clients, decisions, service vouchers, providers, settlements and privacy notices.',
  },
})
