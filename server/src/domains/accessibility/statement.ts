import { z } from 'zod'
import { escapeHtml, page } from '../notices/shell.ts'
import type { Language } from '../notices/wording.ts'
import results from './results.json' with { type: 'json' }

/** What the gate looks at: made by `scripts/generate-accessibility.ts`. */
const Results = z.strictObject({
  /** Names of the looks at pages and their states, each at two widths. */
  looks: z.array(z.string()).min(1),
  /** What each look demands. */
  demands: z
    .array(z.enum(['axe', 'no-sideways', 'keyboard', 'tree', 'zoom', 'spacing', 'motion', 'forced-colours']))
    .min(1),
  axe: z.string(),
})
const found = Results.parse(results)
type Demand = z.infer<typeof Results>['demands'][number]

type Text = Readonly<Record<Language, string>>

const DEMANDS: Readonly<Record<Demand, Text>> = {
  axe: {
    fi: 'Ohjelma axe-core {axe} ei löydä yhtään poikkeamaa WCAG 2.2:n A- ja AA-tason vaatimuksista.',
    sv: 'Programmet axe-core {axe} hittar ingen avvikelse från kraven på nivå A och AA i WCAG 2.2.',
    en: 'The program axe-core {axe} finds no breach of the A and AA criteria of WCAG 2.2.',
  },
  'no-sideways': {
    fi: 'Sivua ei tarvitse vierittää sivusuunnassa puhelimella eikä työpöydällä.',
    sv: 'Sidan behöver inte rullas i sidled på telefon eller dator.',
    en: 'Nothing has to be scrolled sideways on a phone or at a desk.',
  },
  keyboard: {
    fi: 'Kaikkeen pääsee pelkällä näppäimistöllä sivun järjestyksessä, ja kohdistus näkyy (2.1.1, 2.4.3, 2.4.7, 2.4.11).',
    sv: 'Allt nås med enbart tangentbordet i sidans ordning, och fokus syns (2.1.1, 2.4.3, 2.4.7, 2.4.11).',
    en: 'Everything is reached by the keyboard alone in the order of the page, and the focus is seen (2.1.1, 2.4.3, 2.4.7, 2.4.11).',
  },
  tree: {
    fi: 'Selaimen saavutettavuuspuussa jokaisella käytettävällä osalla on nimi, sivulla on yksi pääosa ja pääotsikko, otsikkotasot seuraavat toisiaan, ja muutoksista kerrotaan ääneen (1.3.1, 2.4.6, 4.1.2, 4.1.3).',
    sv: 'I webbläsarens tillgänglighetsträd har varje användbar del ett namn, sidan har en huvuddel och en huvudrubrik, rubriknivåerna följer på varandra och ändringar läses upp (1.3.1, 2.4.6, 4.1.2, 4.1.3).',
    en: 'In the browser’s accessibility tree everything that can be used has a name, a page has one main part and one main heading, levels of headings follow each other, and changes are told aloud (1.3.1, 2.4.6, 4.1.2, 4.1.3).',
  },
  zoom: {
    fi: 'Sivu toimii 400 prosentin suurennuksella (1.4.10).',
    sv: 'Sidan fungerar med 400 procents förstoring (1.4.10).',
    en: 'The page works at a zoom of 400 per cent (1.4.10).',
  },
  spacing: {
    fi: 'Mitään ei katkea, kun tekstiä harvennetaan (1.4.12).',
    sv: 'Ingenting klipps av när texten glesas ut (1.4.12).',
    en: 'Nothing is cut off when text is spaced out (1.4.12).',
  },
  motion: {
    fi: 'Mikään ei liiku, kun käyttäjä on pyytänyt vähentämään liikettä.',
    sv: 'Ingenting rör sig när användaren har bett om mindre rörelse.',
    en: 'Nothing moves when the person has asked for less motion.',
  },
  'forced-colours': {
    fi: 'Jokaisella painikkeella ja kentällä on reuna, kun käyttäjän omat värit ovat käytössä.',
    sv: 'Varje knapp och fält har en kant när användarens egna färger används.',
    en: 'Each button and field has an edge when the person’s own colours are in use.',
  },
}

const WORDS = {
  title: { fi: 'Saavutettavuusseloste', sv: 'Tillgänglighetsutlåtande', en: 'Accessibility statement' },
  about: {
    fi: 'Tämä seloste koskee Seloste-palvelun sivuja: asiakkaiden, palveluntuottajien ja palvelunjärjestäjien portaaleja sekä julkisia tietosuojaselosteita. Palvelua koskee laki digitaalisten palvelujen tarjoamisesta (306/2019).',
    sv: 'Utlåtandet gäller tjänsten Selostes sidor: portalerna för klienter, serviceproducenter och serviceanordnare samt de offentliga dataskyddsbeskrivningarna. Tjänsten omfattas av lagen om tillhandahållande av digitala tjänster (306/2019).',
    en: 'This statement is about the pages of the service Seloste: the portals of clients, providers and organisers, and the public privacy notices. The service is under the Act on the Provision of Digital Services (306/2019).',
  },
  state: { fi: 'Saavutettavuuden tila', sv: 'Tillgänglighetens tillstånd', en: 'The state of accessibility' },
  partly: {
    fi: 'Palvelu täyttää vaatimukset osittain: mitä kone voi todeta, täyttyy kaikilta tarkastetuilta osin, mutta ihmisten tekemää arviointia ei ole vielä tehty.',
    sv: 'Tjänsten uppfyller kraven delvis: det som en maskin kan konstatera uppfylls i allt som granskats, men en utvärdering utförd av människor har ännu inte gjorts.',
    en: 'The service meets the requirements in part: what a machine can tell is met wherever it was looked at, but people have not evaluated it yet.',
  },
  how: { fi: 'Miten tila on todettu', sv: 'Hur tillståndet har konstaterats', en: 'How the state was found' },
  looked: {
    fi: 'Jokaista julkaistua versiota käytetään oikealla selaimella kuten sen käyttäjät: {looks} sivua ja tilaa, kukin puhelimen ja työpöydän levyisenä. Versiota ei julkaista, ellei jokainen niistä täytä näitä:',
    sv: 'Varje publicerad version används i en riktig webbläsare så som användarna gör: {looks} sidor och tillstånd, var och en i telefonens och datorns bredd. Ingen version publiceras om inte var och en av dem uppfyller dessa:',
    en: 'Each published version is used in a real browser as its people use it: {looks} pages and states, each as wide as a phone and as a desk. No version is published unless each of them meets these:',
  },
  missing: { fi: 'Mitä puuttuu', sv: 'Vad som saknas', en: 'What is missing' },
  gaps: {
    fi: [
      'Ruudunlukijan, ääniohjauksen ja kytkinten käyttäjät eivät ole vielä arvioineet palvelua.',
      'Selkokielellä on vain osa asiakkaan sivuista; viittomakielellä ja saamen kielillä ei mitään.',
      'Maksuaineistot ovat koneille tehtyjä tiedostoja; niiden sisältö on luettavissa tilitysten sivuilla.',
    ],
    sv: [
      'Användare av skärmläsare, röststyrning och brytare har ännu inte utvärderat tjänsten.',
      'Endast en del av klientens sidor finns på lätt finska; ingenting finns på teckenspråk eller de samiska språken.',
      'Betalningsmaterialen är filer för maskiner; deras innehåll kan läsas på redovisningarnas sidor.',
    ],
    en: [
      'People who use screen readers, voice control and switches have not evaluated the service yet.',
      'Only some of the client’s pages are in easy Finnish; nothing is in sign language or in the Sámi languages.',
      'Payment files are made for machines; what is in them can be read on the pages of settlements.',
    ],
  },
  feedback: { fi: 'Anna palautetta', sv: 'Ge respons', en: 'Tell us' },
  tell: {
    fi: 'Jos jokin ei ole saavutettavaa, kerro siitä rekisterinpitäjälle. Yhteystiedot ovat kunkin rekisterin selosteessa. Vastaus annetaan 14 päivässä.',
    sv: 'Om något inte är tillgängligt, berätta det för den personuppgiftsansvarige. Kontaktuppgifterna finns i beskrivningen av varje register. Svar ges inom 14 dagar.',
    en: 'If something is not accessible, tell the controller. How to reach it stands in each register’s notice. An answer is given within 14 days.',
  },
  notices: { fi: 'Rekisterit ja selosteet', sv: 'Register och beskrivningar', en: 'Registers and notices' },
  authority: { fi: 'Valvonta', sv: 'Tillsyn', en: 'Supervision' },
  supervised: {
    fi: 'Jos vastausta ei tule 14 päivässä tai se ei tyydytä, voit tehdä ilmoituksen Liikenne- ja viestintävirasto Traficomille (saavutettavuusvaatimukset.fi).',
    sv: 'Om du inte får svar inom 14 dagar eller inte är nöjd med svaret kan du göra en anmälan till Transport- och kommunikationsverket Traficom (tillganglighetskrav.fi).',
    en: 'If no answer comes in 14 days, or you are not content with it, you can report to the Finnish Transport and Communications Agency Traficom (saavutettavuusvaatimukset.fi).',
  },
  onwards: { fi: 'Takaisin palveluun', sv: 'Tillbaka till tjänsten', en: 'Back to the service' },
} as const

/** The statement as a page of its own. */
export function statementPage(language: Language): string {
  const say = (text: Text, values: Readonly<Record<string, string | number>> = {}): string =>
    escapeHtml(text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')))
  const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
  const part = (title: Text, ...body: readonly string[]): string => `<h2>${say(title)}</h2>${body.join('')}`
  const p = (text: Text, values?: Readonly<Record<string, string | number>>): string => `<p>${say(text, values)}</p>`
  const body = `<main id="main"><h1>${say(WORDS.title)}</h1>${p(WORDS.about)}
${part(WORDS.state, p(WORDS.partly))}
${part(
  WORDS.how,
  p(WORDS.looked, { looks: found.looks.length }),
  list(found.demands.map((demand) => say(DEMANDS[demand], { axe: found.axe }))),
)}
${part(WORDS.missing, list(WORDS.gaps[language].map(escapeHtml)))}
${part(WORDS.feedback, p(WORDS.tell), `<p><a href="/notices?lang=${language}">${say(WORDS.notices)}</a></p>`)}
${part(WORDS.authority, p(WORDS.supervised), `<p><a href="/">${say(WORDS.onwards)}</a></p>`)}</main>`
  return page({ language, title: say(WORDS.title), address: '/accessibility', body })
}
