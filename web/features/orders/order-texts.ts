import { defineTexts } from '../../i18n/texts.ts'

export const orderTexts = defineTexts({
  provider: { fi: 'Palveluntuottaja', sv: 'Tjänsteproducent', en: 'Provider' },
  youPay: {
    fi: 'Maksat itse tuntia tai kertaa kohti',
    sv: 'Du betalar själv per timme eller gång',
    en: 'You pay for each hour or time',
  },
  free: { fi: 'Vapaana tilattavaksi', sv: 'Kan beställas', en: 'Free to be ordered' },
  quantity: { fi: 'Paljonko tilaat', sv: 'Hur mycket beställer du', en: 'How much to order' },
  quantityMissing: {
    fi: 'Anna määrä, jonka tilaat.',
    sv: 'Ange mängden som du beställer.',
    en: 'Give the quantity to order.',
  },
  wantedFrom: { fi: 'Mistä päivästä alkaen', sv: 'Från och med vilken dag', en: 'From which day on' },
  dayMissing: {
    fi: 'Anna päivä, josta palvelu alkaa.',
    sv: 'Ange dagen då servicen börjar.',
    en: 'Give the first day.',
  },
  send: { fi: 'Lähetä tilaus', sv: 'Skicka beställningen', en: 'Send the order' },
  back: { fi: 'Takaisin vertailuun', sv: 'Tillbaka till jämförelsen', en: 'Back to the comparison' },
  sent: {
    fi: 'Tilaus lähetettiin: {provider}. Vastaus tulee viimeistään {day}.',
    sv: 'Beställningen skickades: {provider}. Svaret kommer senast {day}.',
    en: 'The order was sent to {provider}. The answer comes by {day}.',
  },
  whatHappens: {
    fi: 'Tuottaja näkee nimesi, palvelun, määrän ja aloituspäivän. Mitään ei kulu ennen kuin tuottaja hyväksyy tilauksen. Voit perua tilauksen siihen asti.',
    sv: 'Producenten ser ditt namn, servicen, mängden och första dagen. Inget förbrukas innan producenten godkänner beställningen. Du kan avboka den fram till dess.',
    en: 'The provider sees your name, the service, the quantity and the first day. Nothing is used before the provider accepts. Until then you can cancel the order.',
  },
})
