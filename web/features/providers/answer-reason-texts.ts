import { defineTexts } from '../../i18n/texts.ts'

export const answerReasonTexts = defineTexts({
  'business-id-not-yours': {
    fi: 'Y-tunnus ei ole teidän.',
    sv: 'FO-numret är inte ert.',
    en: 'The business ID is not yours.',
  },
  'unknown-service': {
    fi: 'Järjestäjällä ei ole tätä palvelua. Tarkista palvelun tunnus sääntökirjasta.',
    sv: 'Anordnaren har inte den här servicen. Kontrollera servicens kod i regelboken.',
    en: 'The organiser has no such service. Check the code in the rule book.',
  },
  'not-applied': {
    fi: 'Hakekaa ensin järjestäjän palveluntuottajaksi.',
    sv: 'Ansök först om att bli anordnarens tjänsteproducent.',
    en: 'Apply first to become a provider of the organiser.',
  },
  'starts-in-the-past': {
    fi: 'Hinta alkoi ennen kuin se tuli perille. Valitkaa myöhempi päivä.',
    sv: 'Priset började innan det kom fram. Välj en senare dag.',
    en: 'The price began before it arrived. Choose a later day.',
  },
  'day-taken': {
    fi: 'Samasta päivästä on jo hinta. Valitkaa toinen päivä.',
    sv: 'Det finns redan ett pris från samma dag. Välj en annan dag.',
    en: 'There is already a price from that day. Choose another day.',
  },
  'unit-does-not-fit': {
    fi: 'Palvelua ei hinnoitella tässä yksikössä. Vaihtakaa yksikkö.',
    sv: 'Servicen prissätts inte i den här enheten. Byt enhet.',
    en: 'The service is not priced in this unit. Choose another unit.',
  },
  replaced: {
    fi: 'Lähetitte tilalle uuden.',
    sv: 'Ni skickade ett nytt i stället.',
    en: 'You sent another in its place.',
  },
  'above-ceiling': {
    fi: 'Hinta ylittää palvelun enimmäishinnan.',
    sv: 'Priset överskrider servicens maximipris.',
    en: 'The price is above the highest that is allowed.',
  },
})
