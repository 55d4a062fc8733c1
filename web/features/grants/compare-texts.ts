import { defineTexts } from '../../i18n/texts.ts'

export const compareTexts = defineTexts({
  title: { fi: 'Valitse palveluntuottaja', sv: 'Välj tjänsteproducent', en: 'Choose a provider' },
  orderFrom: { fi: 'Tilaus: {provider}', sv: 'Beställning: {provider}', en: 'Order from {provider}' },
  home: { fi: 'Oma tilanteeni', sv: 'Min situation', en: 'My situation' },
  lead: {
    fi: '{service}. Edullisin sinulle on ensimmäisenä.',
    sv: '{service}. Den som är förmånligast för dig kommer först.',
    en: '{service}. The one that costs you least comes first.',
  },
  caption: { fi: 'Hyväksytyt palveluntuottajat', sv: 'Godkända tjänsteproducenter', en: 'Admitted providers' },
  provider: { fi: 'Palveluntuottaja', sv: 'Tjänsteproducent', en: 'Provider' },
  town: { fi: 'Paikkakunta', sv: 'Ort', en: 'Town' },
  languages: { fi: 'Palvelukielet', sv: 'Servicespråk', en: 'Languages' },
  youPay: { fi: 'Maksat itse', sv: 'Du betalar själv', en: 'You pay' },
  youPayAll: {
    fi: 'Itse, jos käytät jakson kokonaan',
    sv: 'Själv, om du använder hela perioden',
    en: 'You pay if you use the whole period',
  },
  price: { fi: 'Koko hinta', sv: 'Hela priset', en: 'Full price' },
  perHour: { fi: '/ tunti', sv: '/ timme', en: 'an hour' },
  perOne: { fi: '/ kerta', sv: '/ gång', en: 'each' },
  choice: { fi: 'Valinta', sv: 'Val', en: 'Choice' },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  chooseThis: { fi: 'Valitse {provider}', sv: 'Välj {provider}', en: 'Choose {provider}' },
  priceNote: {
    fi: 'Hinnat ovat tämän päivän hintoja. Palvelunjärjestäjä maksaa koko hinnan ja oman osuutesi erotuksen suoraan tuottajalle.',
    sv: 'Priserna är dagens priser. Tjänsteanordnaren betalar skillnaden mellan hela priset och din egen andel direkt till producenten.',
    en: 'These are today’s prices. The organiser pays the difference between the full price and your own share straight to the provider.',
  },
  withoutPrice: {
    one: {
      fi: '{count} hyväksytty tuottaja ei ole vielä ilmoittanut hintaa.',
      sv: '{count} godkänd producent har ännu inte meddelat sitt pris.',
      en: '{count} admitted provider has not told its price yet.',
    },
    other: {
      fi: '{count} hyväksyttyä tuottajaa ei ole vielä ilmoittanut hintaa.',
      sv: '{count} godkända producenter har ännu inte meddelat sitt pris.',
      en: '{count} admitted providers have not told their prices yet.',
    },
  },
  none: {
    fi: 'Yhdelläkään hyväksytyllä tuottajalla ei ole hintaa tänään',
    sv: 'Ingen godkänd producent har ett pris i dag',
    en: 'No admitted provider has a price today',
  },
  noneWhy: {
    fi: 'Ota yhteys palvelunjärjestäjään: se hyväksyy tuottajat. Päätöksesi on voimassa, eikä siitä kulu mitään.',
    sv: 'Kontakta tjänsteanordnaren, som godkänner producenterna. Ditt beslut gäller och inget av det förbrukas.',
    en: 'Contact the organiser, which admits the providers. Your decision stays in force and nothing of it is used up.',
  },
})
