import type { Cents } from '../../../platform/money.ts'
import { formatEuros } from '../../../platform/money.ts'
import type { Unit } from '../../../platform/quantity.ts'

/** A paper for a client is in the three languages of the service, and on the page in easy Finnish (selkokieli) too. */
export const VARIANTS = ['fi', 'sv', 'en', 'easy'] as const
export type Variant = (typeof VARIANTS)[number]
export type Words = Readonly<Record<Variant, string>>

/** The language that a variant is written in. */
export const languageOf = (variant: Variant): 'fi' | 'sv' | 'en' => (variant === 'easy' ? 'fi' : variant)

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export function dayIn(day: string, variant: Variant): string {
  const [year, month, date] = day.split('-').map(Number)
  return variant === 'en' ? `${date} ${months[(month ?? 1) - 1]} ${year}` : `${date}.${month}.${year}`
}

const units: Readonly<
  Record<Exclude<Unit, 'cent' | 'minute'>, Readonly<Record<'fi' | 'sv' | 'en', readonly [one: string, other: string]>>>
> = {
  visit: { fi: ['käynti', 'käyntiä'], sv: ['besök', 'besök'], en: ['visit', 'visits'] },
  day: { fi: ['päivä', 'päivää'], sv: ['dag', 'dagar'], en: ['day', 'days'] },
  month: { fi: ['kuukausi', 'kuukautta'], sv: ['månad', 'månader'], en: ['month', 'months'] },
}
const hours = { fi: ['tunti', 'tuntia'], sv: ['timme', 'timmar'], en: ['hour', 'hours'] } as const
const minutes = { fi: ['minuutti', 'minuuttia'], sv: ['minut', 'minuter'], en: ['minute', 'minutes'] } as const

const counted = (quantity: number, [one, other]: readonly [string, string]): string =>
  `${quantity}\u00a0${quantity === 1 ? one : other}`

/** A quantity of whole minor units, its unit written out. */
export function quantityIn(quantity: number, unit: Unit, variant: Variant): string {
  const language = languageOf(variant)
  if (unit === 'cent') return formatEuros(quantity as Cents, language)
  if (unit !== 'minute') return counted(quantity, units[unit][language])
  const [whole, rest] = [Math.floor(quantity / 60), quantity % 60]
  const parts = [
    ...(whole > 0 ? [counted(whole, hours[language])] : []),
    ...(rest > 0 || whole === 0 ? [counted(rest, minutes[language])] : []),
  ]
  return parts.join(' ')
}

/** For how much a price or a value is: an hour when counted in minutes. */
export const PER: Readonly<Record<Unit, Words>> = {
  minute: { fi: 'tunnilta', sv: 'per timme', en: 'an hour', easy: 'yhdestä tunnista' },
  visit: { fi: 'käynniltä', sv: 'per besök', en: 'a visit', easy: 'yhdestä käynnistä' },
  day: { fi: 'päivältä', sv: 'per dag', en: 'a day', easy: 'yhdestä päivästä' },
  month: { fi: 'kuukaudelta', sv: 'per månad', en: 'a month', easy: 'yhdestä kuukaudesta' },
  cent: { fi: 'eurolta', sv: 'per euro', en: 'a euro', easy: 'yhdestä eurosta' },
}

export const WORDS = {
  kind: {
    fi: 'Päätös palvelusta',
    sv: 'Beslut om service',
    en: 'Decision on a service',
    easy: 'Päätös palvelusta',
  },
  whole: {
    fi: 'Tässä on se, mitä asiakasrekisterissä on päätöksestä. Päätöksen perustelut ovat siinä päätöksessä, jonka palvelunjärjestäjä on antanut.',
    sv: 'Här är det som klientregistret har om beslutet. Motiveringen finns i det beslut som tjänsteanordnaren har gett.',
    en: 'This is what the client register holds of the decision. Its grounds are in the decision that the organiser has given.',
    easy: 'Tässä on tärkein tieto päätöksestä. Päätöksessä, jonka olet saanut, kerrotaan myös, miksi näin on päätetty.',
  },
  decided: {
    fi: 'Mitä on päätetty',
    sv: 'Vad som har beslutats',
    en: 'What was decided',
    easy: 'Mitä sinulle on päätetty',
  },
  forWhom: { fi: 'Kenelle', sv: 'För vem', en: 'For whom', easy: 'Kenelle' },
  service: { fi: 'Palvelu', sv: 'Service', en: 'The service', easy: 'Palvelu' },
  form: {
    fi: 'Miten palvelu saadaan',
    sv: 'Hur servicen fås',
    en: 'How the service is had',
    easy: 'Miten saat palvelun',
  },
  quantity: { fi: 'Määrä', sv: 'Mängd', en: 'Quantity', easy: 'Kuinka paljon' },
  perMonth: {
    fi: '{quantity} kuukaudessa',
    sv: '{quantity} i månaden',
    en: '{quantity} a month',
    easy: '{quantity} joka kuukausi',
  },
  days: { fi: 'Ajalle', sv: 'För tiden', en: 'For the time', easy: 'Milloin' },
  decidedOn: { fi: 'Päätöspäivä', sv: 'Beslutsdag', en: 'Decided on', easy: 'Milloin päätettiin' },
  number: { fi: 'Päätöksen numero', sv: 'Beslutets nummer', en: 'Number of the decision', easy: 'Päätöksen numero' },
  changed: {
    fi: 'Määrää on muutettu päätöksen jälkeen. Nyt se on yhteensä {quantity}.',
    sv: 'Mängden har ändrats efter beslutet. Nu är den sammanlagt {quantity}.',
    en: 'The quantity has been changed since the decision. It is now {quantity} in all.',
    easy: 'Määrä on muuttunut päätöksen jälkeen. Nyt se on yhteensä {quantity}.',
  },
  ended: {
    fi: 'Päätös on päättynyt {day}. Sen jälkeen siitä ei voi käyttää enempää.',
    sv: 'Beslutet upphörde {day}. Efter det kan inget mer användas.',
    en: 'The decision ended on {day}. Nothing more can be used of it after that.',
    easy: 'Päätös päättyi {day}. Et voi enää käyttää sitä.',
  },
  cost: {
    fi: 'Mitä palvelu maksaa',
    sv: 'Vad servicen kostar',
    en: 'What the service costs',
    easy: 'Mitä maksat itse',
  },
  value: {
    fi: 'Palvelunjärjestäjä maksaa enintään {value} {per}. Jos tuottajan hinta on suurempi, maksat erotuksen itse. Se on omavastuuosuutesi.',
    sv: 'Tjänsteanordnaren betalar högst {value} {per}. Om producentens pris är högre betalar du skillnaden själv. Det är din självriskandel.',
    en: 'The organiser pays at most {value} {per}. If the provider’s price is higher, you pay the difference yourself. That is your own share.',
    easy: 'Hyvinvointialue maksaa sinun puolestasi enintään {value} {per}. Jos palvelu maksaa enemmän, maksat loput itse.',
  },
  ownValue: {
    fi: 'Summa on laskettu tuloistasi ja perheesi koosta.',
    sv: 'Summan har beräknats utifrån dina inkomster och familjens storlek.',
    en: 'The sum has been reckoned from your income and the size of your family.',
    easy: 'Tähän vaikuttavat tulosi ja perheesi koko.',
  },
  valueLater: {
    fi: 'Palvelunjärjestäjän osuus määräytyy, kun olet valinnut tuottajan. Tuottajia vertaillessa näet, mitä maksat itse.',
    sv: 'Tjänsteanordnarens andel bestäms när du har valt producent. När du jämför producenterna ser du vad du själv betalar.',
    en: 'The organiser’s part is set when you have chosen a provider. The comparison of providers shows what you pay yourself.',
    easy: 'Näet hinnan, kun vertailet palvelun tuottajia.',
  },
  fee: {
    fi: 'Omavastuusi on asiakasmaksun suuruinen: {value} kuukaudessa, jos käytät koko määrän. Kalliimmasta tuottajasta voi jäädä enemmän maksettavaa.',
    sv: 'Din självrisk är lika stor som klientavgiften: {value} i månaden om du använder hela mängden. Hos en dyrare producent kan det bli mer att betala.',
    en: 'Your own share equals the client fee: {value} a month when all is used. A dearer provider may leave more to pay.',
    easy: 'Maksat itse {value} kuukaudessa, jos käytät kaiken. Kallis tuottaja voi maksaa enemmän.',
  },
  byTime: {
    fi: 'Joinakin päivinä ja kellonaikoina summa on toinen. Ne ovat palvelun sääntökirjassa.',
    sv: 'Vissa dagar och klockslag är summan en annan. De finns i tjänstens regelbok.',
    en: 'On some days and at some hours the sum is another. They are in the rule book of the service.',
    easy: 'Illalla tai viikonloppuna summa voi olla toinen.',
  },
  ceiling: {
    fi: 'Tuottajan hinta saa olla enintään {value} {per}.',
    sv: 'Producentens pris får vara högst {value} {per}.',
    en: 'A provider’s price may be at most {value} {per}.',
    easy: 'Palvelu saa maksaa enintään {value} {per}.',
  },
  money: {
    fi: 'Myönnetty määrä on rahaa. Palvelunjärjestäjä maksaa tuottajalle, kunnes se on käytetty.',
    sv: 'Det som beviljats är pengar. Tjänsteanordnaren betalar till producenten tills de är använda.',
    en: 'What was granted is money. The organiser pays the provider until it has been used.',
    easy: 'Saat käyttää palveluun tämän verran rahaa. Hyvinvointialue maksaa palvelun tuottajalle.',
  },
  free: {
    fi: 'Palvelu on sinulle maksuton. Tuottaja ei saa periä sinulta mitään.',
    sv: 'Servicen är avgiftsfri för dig. Producenten får inte ta betalt av dig.',
    en: 'The service is free of charge for you. The provider may not charge you anything.',
    easy: 'Palvelu on sinulle ilmainen. Kukaan ei saa pyytää sinulta rahaa.',
  },
  purchased: {
    fi: 'Palvelunjärjestäjä maksaa tuottajan hinnan. Et maksa tuottajalle mitään. Jos palvelusta on asiakasmaksu, lasku tulee palvelunjärjestäjältä.',
    sv: 'Tjänsteanordnaren betalar producentens pris. Du betalar ingenting till producenten. Om det finns en klientavgift kommer räkningen från tjänsteanordnaren.',
    en: 'The organiser pays the provider’s price. You pay the provider nothing. If the service has a client fee, the bill comes from the organiser.',
    easy: 'Hyvinvointialue maksaa palvelun tuottajalle. Sinä voit saada laskun hyvinvointialueelta.',
  },
  onward: { fi: 'Miten asia etenee', sv: 'Hur ärendet går vidare', en: 'What happens next', easy: 'Mitä nyt tapahtuu' },
  choose: {
    fi: 'Valitse palveluntuottaja ja lähetä sille tilaus tässä palvelussa, tai pyydä työntekijääsi auttamaan.',
    sv: 'Välj en tjänsteproducent och skicka en beställning till den i den här tjänsten, eller be din kontaktperson om hjälp.',
    en: 'Choose a provider and send it an order in this service, or ask your own worker to help.',
    easy: 'Valitse, kuka antaa sinulle palvelua. Lähetä tilaus. Voit pyytää apua työntekijältäsi.',
  },
  answer: {
    fi: 'Tuottaja vastaa tilaukseen {days} päivän kuluessa. Jos se ei voi ottaa tilausta vastaan, valitse toinen.',
    sv: 'Producenten svarar på beställningen inom {days} dagar. Om den inte kan ta emot beställningen, välj en annan.',
    en: 'The provider answers the order within {days} days. If it cannot take the order, choose another.',
    easy: 'Tuottaja vastaa sinulle {days} päivän aikana. Jos se vastaa ei, valitse toinen tuottaja.',
  },
  agree: {
    fi: 'Sovi käynneistä tuottajan kanssa. Tuottaja kirjaa käynnit, ja näet heti, paljonko on jäljellä.',
    sv: 'Kom överens om besöken med producenten. Producenten registrerar besöken, och du ser genast hur mycket som är kvar.',
    en: 'Agree on the visits with the provider. It records the visits, and you see at once how much is left.',
    easy: 'Sovi tuottajan kanssa, milloin se tulee. Näet täältä, paljonko palvelua on jäljellä.',
  },
  check: {
    fi: 'Tarkista kirjatut käynnit. Jos jokin on väärin, ilmoita siitä tässä palvelussa.',
    sv: 'Kontrollera de registrerade besöken. Om något är fel, anmäl det i den här tjänsten.',
    en: 'Check the recorded visits. If something is wrong, say so in this service.',
    easy: 'Katso, ovatko käynnit oikein. Kerro, jos jokin on väärin.',
  },
  noChoice: {
    fi: 'Voit myös olla ottamatta palvelua tällä tavalla vastaan. Kerro siitä palvelunjärjestäjälle, joka kertoo muista tavoista saada palvelua.',
    sv: 'Du kan också låta bli att ta emot servicen på det här sättet. Berätta det för tjänsteanordnaren, som berättar om andra sätt att få service.',
    en: 'You may also choose not to have the service in this way. Tell the organiser, who tells you of other ways to get it.',
    easy: 'Sinun ei ole pakko ottaa palvelua näin. Kerro siitä työntekijällesi. Voit saada palvelun toisella tavalla.',
  },
  who: { fi: 'Kuka päätti', sv: 'Vem som beslutade', en: 'Who decided', easy: 'Kuka päätti' },
  organiser: { fi: 'Palvelunjärjestäjä', sv: 'Tjänsteanordnare', en: 'Organiser', easy: 'Hyvinvointialue' },
  official: {
    fi: 'Päätöksen kirjannut viranomainen',
    sv: 'Tjänsteinnehavare som registrerade beslutet',
    en: 'Official who recorded the decision',
    easy: 'Työntekijä',
  },
  confirmer: {
    fi: 'Toisena vahvistanut',
    sv: 'Bekräftat som andra person',
    en: 'Confirmed by',
    easy: 'Toinen työntekijä',
  },
  system: {
    fi: 'Päätös on tehty järjestelmässä',
    sv: 'Beslutet är fattat i systemet',
    en: 'The decision was made in the system',
    easy: 'Päätös tuli järjestelmästä',
  },
  wrong: {
    fi: 'Jos olet eri mieltä päätöksestä',
    sv: 'Om du är av annan åsikt om beslutet',
    en: 'If you disagree with the decision',
    easy: 'Jos olet eri mieltä',
  },
  claim: {
    fi: 'Voit vaatia päätökseen oikaisua (oikaisuvaatimus). Tee se kirjallisesti 30 päivän kuluessa siitä, kun sait päätöksen tiedoksi (hallintolaki 434/2003, 49 c §). Kerro, mitä päätöstä se koskee, mitä vaadit ja miksi, sekä nimesi ja yhteystietosi.',
    sv: 'Du kan begära omprövning av beslutet (begäran om omprövning). Gör det skriftligen inom 30 dagar från det att du fick del av beslutet (förvaltningslagen 434/2003, 49 c §). Berätta vilket beslut det gäller, vad du yrkar och varför, samt ditt namn och dina kontaktuppgifter.',
    en: 'You may request a correction of the decision (oikaisuvaatimus). Do it in writing within 30 days of being notified of the decision (Administrative Procedure Act 434/2003, section 49 c). Say which decision it is about, what you demand and why, and your name and contact details.',
    easy: 'Voit pyytää, että päätöstä muutetaan. Pyynnön nimi on oikaisuvaatimus. Kirjoita pyyntö 30 päivän aikana siitä, kun sait päätöksen. Kirjoita, mitä päätöstä tarkoitat, mitä haluat ja miksi. Kirjoita myös nimesi, osoitteesi ja puhelinnumerosi.',
  },
  claimTo: {
    fi: 'Oikaisuvaatimus lähetetään palvelunjärjestäjälle: {address}. Jos saamassasi päätöksessä on toinen osoite, noudata sitä.',
    sv: 'Begäran om omprövning skickas till tjänsteanordnaren: {address}. Om beslutet som du fick har en annan adress ska du följa den.',
    en: 'Send the request to the organiser: {address}. If the decision that you were given has another address, follow that.',
    easy: 'Lähetä pyyntö tänne: {address}. Jos saamassasi päätöksessä on toinen osoite, lähetä pyyntö siihen.',
  },
  help: {
    fi: 'Sosiaaliasiavastaava neuvoo maksutta. Saat yhteystiedot palvelunjärjestäjältä.',
    sv: 'Socialombudet ger råd utan avgift. Kontaktuppgifterna får du av tjänsteanordnaren.',
    en: 'The social services ombudsperson (sosiaaliasiavastaava) advises free of charge. The organiser gives the contact details.',
    easy: 'Voit kysyä neuvoa sosiaaliasiavastaavalta. Se on ilmaista. Työntekijäsi kertoo, mistä hänet saa kiinni.',
  },
} as const satisfies Readonly<Record<string, Words>>
