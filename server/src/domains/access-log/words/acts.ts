import type { Trilingual } from '../../../platform/refusals.ts'

/** What the log says was done, by the code of the action. */
export const ACTS: Readonly<Record<string, Trilingual>> = {
  'client.find': { fi: 'Haettiin asiakasta', sv: 'Klienten söktes', en: 'The client was sought' },
  'client.open': {
    fi: 'Avattiin asiakkaan tiedot',
    sv: 'Klientens uppgifter öppnades',
    en: 'The client’s data was opened',
  },
  'client.history': {
    fi: 'Katsottiin palvelujen käyttöä ja tapahtumia',
    sv: 'Användningen av tjänster och händelserna lästes',
    en: 'The use of services and what happened was looked at',
  },
  'client.look-up': {
    fi: 'Kysyttiin väestötietojärjestelmästä',
    sv: 'Befolkningsdatasystemet tillfrågades',
    en: 'The population register was asked',
  },
  'definition.list': {
    fi: 'Katsottiin selosteiden versioita',
    sv: 'Beskrivningarnas versioner lästes',
    en: 'The versions of the notices were read',
  },
  'visibility.of-client': {
    fi: 'Katsottiin, ketkä saavat nähdä tietoja ja miksi',
    sv: 'Det kontrollerades vilka som får se uppgifterna och varför',
    en: 'It was looked at who may see the data, and why',
  },
  'visibility.show': {
    fi: 'Katsottiin, kenelle mikin tieto avataan',
    sv: 'Det kontrollerades för vem vilken uppgift öppnas',
    en: 'It was looked at for whom which field is opened',
  },
  'definition.edit': {
    fi: 'Laadittiin selosteen uutta versiota',
    sv: 'En ny version av beskrivningen utarbetades',
    en: 'A new version of the notice was drawn up',
  },
  'definition.publish': {
    fi: 'Julkaistiin selosteen uusi versio',
    sv: 'En ny version av beskrivningen publicerades',
    en: 'A new version of the notice was published',
  },
  'draft.keep': {
    fi: 'Säilytettiin oma keskeneräinen teksti luonnoksena',
    sv: 'En egen oavslutad text sparades som utkast',
    en: 'An unfinished text of one’s own was kept as a draft',
  },
  'draft.find': {
    fi: 'Katsottiin, onko lomakkeesta oma luonnos',
    sv: 'Det kontrollerades om det finns ett eget utkast',
    en: 'It was checked whether there is a draft of one’s own',
  },
  'draft.open': {
    fi: 'Avattiin oma keskeneräinen teksti',
    sv: 'En egen oavslutad text öppnades',
    en: 'An unfinished text of one’s own was opened',
  },
  'mandate.record': { fi: 'Kirjattiin valtuus', sv: 'En fullmakt registrerades', en: 'A mandate was recorded' },
  'own.matters': {
    fi: 'Katsottiin, kenen asioita hoidetaan',
    sv: 'Det kontrollerades vems ärenden som sköts',
    en: 'It was asked whose matters are handled',
  },
  'own.situation': { fi: 'Katsottiin omia tietoja', sv: 'Egna uppgifter lästes', en: 'Own data was read' },
  'own.decision': { fi: 'Luettiin omaa päätöstä', sv: 'Det egna beslutet lästes', en: 'The own decision was read' },
  'own.providers': {
    fi: 'Vertailtiin palveluntuottajia',
    sv: 'Tjänsteproducenter jämfördes',
    en: 'Providers were compared',
  },
  'own.data-copy': {
    fi: 'Omista tiedoista ladattiin kopio',
    sv: 'En kopia av egna uppgifter laddades ner',
    en: 'A copy of own data was downloaded',
  },
  'data-copy.give': {
    fi: 'Asiakkaalle annettiin kopio tiedoista',
    sv: 'Klienten fick en kopia av sina uppgifter',
    en: 'The client was given a copy of the data',
  },
  'own.access-log': {
    fi: 'Luettiin omaa käyttölokia',
    sv: 'Den egna användningsloggen lästes',
    en: 'The client’s own access log was read',
  },
  'own.contact': {
    fi: 'Muutettiin omia yhteystietoja',
    sv: 'Egna kontaktuppgifter ändrades',
    en: 'Own contact details were changed',
  },
  'own.order': { fi: 'Valittiin palveluntuottajaa', sv: 'Val av tjänsteproducent', en: 'A provider was being chosen' },
  'own.confirm': {
    fi: 'Katsottiin tai kommentoitiin palvelutapahtumia',
    sv: 'Servicehändelser lästes eller kommenterades',
    en: 'Service events were read or answered',
  },
  'own.log-request': {
    fi: 'Kysyttiin käyttölokista',
    sv: 'Det ställdes en fråga om användningsloggen',
    en: 'A question was asked about the usage log',
  },
  'own.messages': {
    fi: 'Luettiin palvelun viestejä',
    sv: 'Tjänstens meddelanden lästes',
    en: 'Messages of the service were read',
  },
  'log-request.list': {
    fi: 'Luettiin lokia koskevia pyyntöjä',
    sv: 'Begäranden om loggen lästes',
    en: 'Requests about the log were read',
  },
  'log-request.open': {
    fi: 'Avattiin lokia koskeva pyyntö',
    sv: 'En begäran om loggen öppnades',
    en: 'A request about the log was opened',
  },
  'log-request.handle': {
    fi: 'Käsiteltiin lokia koskevaa pyyntöä',
    sv: 'En begäran om loggen behandlades',
    en: 'A request about the log was handled',
  },
  'explanation.list': {
    fi: 'Luettiin pyydettyjä selityksiä',
    sv: 'Begärda förklaringar lästes',
    en: 'Requested explanations were read',
  },
  'explanation.give': {
    fi: 'Työntekijä selitti käsittelyn',
    sv: 'Arbetstagaren förklarade behandlingen',
    en: 'The worker explained the handling',
  },
  'log-extract.give': {
    fi: 'Otettiin lokiote',
    sv: 'Ett loggutdrag togs',
    en: 'An extract of the log was taken',
  },
  'log-hold.list': {
    fi: 'Luettiin pidätettyjä lokimerkintöjä',
    sv: 'Loggposter som hålls inne lästes',
    en: 'Log entries held back were read',
  },
  'log-hold.change': {
    fi: 'Pidätettiin lokimerkintä',
    sv: 'En loggpost hölls inne',
    en: 'A log entry was held back',
  },
  'usage.search': {
    fi: 'Haettiin käyttölokista käytön valvomiseksi',
    sv: 'Sökning i användningsloggen för övervakning av användningen',
    en: 'The usage log was searched, to supervise use',
  },
  'usage.own': {
    fi: 'Työntekijä luki omia lokimerkintöjään',
    sv: 'Arbetstagaren läste sina egna loggposter',
    en: 'The worker read their own log entries',
  },
  'access-log.of-client': { fi: 'Luettiin käyttölokia', sv: 'Användningsloggen lästes', en: 'The usage log was read' },
  'grant.create': { fi: 'Myönnettiin palvelu', sv: 'En tjänst beviljades', en: 'A service was granted' },
  'grant.confirm': {
    fi: 'Vahvistettiin myöntäminen',
    sv: 'Ett beviljande bekräftades',
    en: 'A grant was confirmed',
  },
  'grant.change': { fi: 'Muutettiin myöntämistä', sv: 'Ett beviljande ändrades', en: 'A grant was changed' },
  'grant.list': {
    fi: 'Luettiin myöntämisten luetteloa',
    sv: 'Listan över beviljanden lästes',
    en: 'The list of grants was read',
  },
  'grant.import': {
    fi: 'Tuotiin päätös perusjärjestelmästä',
    sv: 'Ett beslut togs emot från bassystemet',
    en: 'A decision came from a base system',
  },
  'grant.follow': {
    fi: 'Perusjärjestelmä seurasi päätöksen käyttöä',
    sv: 'Bassystemet följde användningen av beslutet',
    en: 'A base system followed the use of a decision',
  },
  'order.list': {
    fi: 'Luettiin saapuneita tilauksia',
    sv: 'Mottagna beställningar lästes',
    en: 'Received orders were read',
  },
  'wish.list': {
    fi: 'Luettiin asiakkaiden toiveita',
    sv: 'Klienternas önskemål lästes',
    en: 'Clients’ wishes were read',
  },
  'wish.answer': { fi: 'Vastattiin toiveeseen', sv: 'Ett önskemål besvarades', en: 'A wish was answered' },
  'order.answer': { fi: 'Vastattiin tilaukseen', sv: 'En beställning besvarades', en: 'An order was answered' },
  'order.expire': {
    fi: 'Tilauksen vastausaika päättyi',
    sv: 'Beställningens svarstid gick ut',
    en: 'The time to answer an order ran out',
  },
  'contract.list': {
    fi: 'Luettiin tuottajan asiakasluetteloa',
    sv: 'Producentens klientlista lästes',
    en: 'A provider’s list of clients was read',
  },
  'contract.open': {
    fi: 'Tuottaja avasi asiakkaan tiedot',
    sv: 'Producenten öppnade klientens uppgifter',
    en: 'A provider opened the client’s data',
  },
  'contract.close': { fi: 'Sopimus päättyi', sv: 'Avtalet upphörde', en: 'The contract ended' },
  'service-event.record': {
    fi: 'Kirjattiin palvelutapahtuma',
    sv: 'En servicehändelse registrerades',
    en: 'A service event was recorded',
  },
  'service-event.preview': {
    fi: 'Tuottaja katsoi, mitä kirjauksista seuraisi',
    sv: 'Producenten såg efter vad registreringar skulle leda till',
    en: 'A provider looked at what records would lead to',
  },
  'service-event.correct': {
    fi: 'Oikaistiin palvelutapahtuma',
    sv: 'En servicehändelse rättades',
    en: 'A service event was corrected',
  },
  'service-event.open': {
    fi: 'Tuottaja vertasi saman päivän palvelutapahtumia',
    sv: 'Producenten jämförde servicehändelser för samma dag',
    en: 'A provider compared service events of the same day',
  },
  'service-event.list': {
    fi: 'Luettiin palvelutapahtumia',
    sv: 'Servicehändelser lästes',
    en: 'Service events were read',
  },
  'service-event.answer': {
    fi: 'Vastattiin järjestäjän kysymykseen kirjauksesta',
    sv: 'Anordnarens fråga om en anteckning besvarades',
    en: 'The organiser’s question about a record was answered',
  },
  'service-event.review': {
    fi: 'Tarkastettiin palvelutapahtumia',
    sv: 'Servicehändelser granskades',
    en: 'Service events were reviewed',
  },
  'settlement.settle': {
    fi: 'Tilitettiin palvelutapahtuma',
    sv: 'En servicehändelse redovisades',
    en: 'A service event was settled',
  },
  'statement.file': { fi: 'Luettiin tilitystä', sv: 'En redovisning lästes', en: 'A settlement was read' },
  'undertaking.accept': {
    fi: 'Työntekijä antoi salassapitositoumuksen',
    sv: 'Arbetstagaren gav sin sekretessförbindelse',
    en: 'The worker gave the undertaking of secrecy',
  },
  'assignment.list': { fi: 'Luettiin käyttöoikeuksia', sv: 'Åtkomsträttigheter lästes', en: 'Access rights were read' },
  'assignment.change': {
    fi: 'Muutettiin käyttöoikeutta',
    sv: 'En åtkomsträttighet ändrades',
    en: 'An access right was changed',
  },
  'admission.list': {
    fi: 'Luettiin hakemuksia tuottajaksi',
    sv: 'Ansökningar från producenter lästes',
    en: 'Providers’ applications were read',
  },
  'admission.own': {
    fi: 'Tuottaja luki omaa hyväksyntäänsä',
    sv: 'Producenten läste sitt godkännande',
    en: 'A provider read its own admission',
  },
  'application.list': {
    fi: 'Tuottaja luki omia hakemuksiaan',
    sv: 'Producenten läste sina ansökningar',
    en: 'A provider read its own applications',
  },
  'application.make': {
    fi: 'Tuottaja haki hyväksyntää',
    sv: 'Producenten ansökte om godkännande',
    en: 'A provider applied for admission',
  },
  'application.users': {
    fi: 'Tuottaja luki käyttäjiensä oikeuksia',
    sv: 'Producenten läste sina användares rättigheter',
    en: 'A provider read its users’ rights',
  },
  'application.sign': {
    fi: 'Hakemus allekirjoitettiin',
    sv: 'En ansökan undertecknades',
    en: 'An application was signed',
  },
  'signing.check': {
    fi: 'Nimenkirjoitusoikeus tarkistettiin',
    sv: 'Namnteckningsrätten kontrollerades',
    en: 'The signing right was checked',
  },
  'signing.show': {
    fi: 'Hakemuksia luettiin allekirjoitusta varten',
    sv: 'Ansökningar lästes för underskrift',
    en: 'Applications were read for signing',
  },
  'company.show': {
    fi: 'Luettiin yrityksen tietoja',
    sv: 'Företagets uppgifter lästes',
    en: 'A company’s data was read',
  },
  'company.change': {
    fi: 'Muutettiin yrityksen tietoja',
    sv: 'Företagets uppgifter ändrades',
    en: 'A company’s data was changed',
  },
  'company-contact.list': {
    fi: 'Luettiin yrityksen yhteyshenkilöitä',
    sv: 'Företagets kontaktpersoner lästes',
    en: 'Contact persons of a company were read',
  },
  'company-contact.change': {
    fi: 'Muutettiin yrityksen yhteyshenkilöitä',
    sv: 'Företagets kontaktpersoner ändrades',
    en: 'Contact persons of a company were changed',
  },
  'provider-contact.list': {
    fi: 'Luettiin tuottajan yhteyshenkilöitä',
    sv: 'En producents kontaktpersoner lästes',
    en: 'Contact persons of a provider were read',
  },
  'provider-contact.lapse': {
    fi: 'Poistettiin tuottajan yhteyshenkilöt hyväksynnän päätyttyä',
    sv: 'En producents kontaktpersoner togs bort när godkännandet upphört',
    en: 'Contact persons of a provider were removed as its admission had ended',
  },
  'staff.list': { fi: 'Luettiin henkilöstön tietoja', sv: 'Personalens uppgifter lästes', en: 'Staff data was read' },
  'staff.change': {
    fi: 'Muutettiin henkilöstön tietoja',
    sv: 'Personalens uppgifter ändrades',
    en: 'Staff data was changed',
  },
  'service.list': { fi: 'Luettiin palveluita', sv: 'Tjänsterna lästes', en: 'The services were read' },
  'service.publish': { fi: 'Julkaistiin palvelu', sv: 'En tjänst publicerades', en: 'A service was published' },
  'kind.add': {
    fi: 'Lisättiin ostovoiman laji',
    sv: 'En typ av köpkraft lades till',
    en: 'A kind of purchasing power was added',
  },
  'provider.list': {
    fi: 'Luettiin palveluntuottajia',
    sv: 'Tjänsteproducenterna lästes',
    en: 'The providers were read',
  },
  'provider.board': {
    fi: 'Luettiin palveluntuottajien tilannetta',
    sv: 'Läget för tjänsteproducenterna lästes',
    en: 'How the providers stand was read',
  },
  'provider.admit': {
    fi: 'Hyväksyttiin palveluntuottaja',
    sv: 'En tjänsteproducent godkändes',
    en: 'A provider was admitted',
  },
  'provider-change.list': {
    fi: 'Luettiin tuottajien ilmoittamia muutoksia',
    sv: 'Ändringar från producenterna lästes',
    en: 'Changes told by providers were read',
  },
  'provider-change.decide': {
    fi: 'Käsiteltiin tuottajan ilmoittama muutos',
    sv: 'En ändring från en producent behandlades',
    en: 'A change told by a provider was decided',
  },
  'price.list': { fi: 'Luettiin hintoja', sv: 'Priserna lästes', en: 'Prices were read' },
  'free-places.tell': {
    fi: 'Kerrottiin, otetaanko uusia asiakkaita',
    sv: 'Det berättades om nya klienter tas emot',
    en: 'It was told whether new clients are taken',
  },
  'system.list': {
    fi: 'Luettiin yrityksen järjestelmiä',
    sv: 'Företagets system lästes',
    en: 'A company’s systems were read',
  },
  'system.change': {
    fi: 'Muutettiin yrityksen järjestelmän avaimia',
    sv: 'Nycklarna för företagets system ändrades',
    en: 'Keys of a company’s system were changed',
  },
  'price.set': { fi: 'Ehdotettiin hintaa', sv: 'Ett pris föreslogs', en: 'A price was proposed' },
  'price-proposal.list': {
    fi: 'Luettiin hintaehdotuksia',
    sv: 'Prisförslagen lästes',
    en: 'Price proposals were read',
  },
  'price-proposal.decide': {
    fi: 'Käsiteltiin hintaehdotus',
    sv: 'Ett prisförslag behandlades',
    en: 'A price proposal was decided',
  },
  'settlement.spending': {
    fi: 'Katsottiin palvelujen kustannuksia',
    sv: 'Kostnaderna för tjänsterna visades',
    en: 'What services cost was looked at',
  },
  'settlement.list': { fi: 'Luettiin tilityksiä', sv: 'Redovisningarna lästes', en: 'Settlements were read' },
  'settlement.close': {
    fi: 'Suljettiin kuukausi tilitystä varten',
    sv: 'Månaden stängdes för redovisning',
    en: 'A month was closed for settlement',
  },
  'settlement.file': {
    fi: 'Haettiin tilityksen tiedosto',
    sv: 'Redovisningens fil hämtades',
    en: 'A file of a settlement was fetched',
  },
  'statement.list': {
    fi: 'Luettiin tilityserittelyitä',
    sv: 'Redovisningsspecifikationerna lästes',
    en: 'Statements were read',
  },
  'payment-account.list': { fi: 'Luettiin maksutilejä', sv: 'Betalkontona lästes', en: 'Payment accounts were read' },
  'payment-account.propose': {
    fi: 'Ehdotettiin maksutiliä',
    sv: 'Ett betalkonto föreslogs',
    en: 'A payment account was proposed',
  },
  'payment-account.confirm': {
    fi: 'Vahvistettiin maksutili',
    sv: 'Ett betalkonto bekräftades',
    en: 'A payment account was confirmed',
  },
  'retention.show': {
    fi: 'Luettiin säilytysaikoja',
    sv: 'Förvaringstiderna lästes',
    en: 'Retention periods were read',
  },
  'retention.hold': {
    fi: 'Estettiin tietojen hävittäminen',
    sv: 'Gallringen av uppgifter stoppades',
    en: 'The destruction of data was stopped',
  },
  'retention.lift': {
    fi: 'Sallittiin tietojen hävittäminen',
    sv: 'Gallringen av uppgifter tilläts',
    en: 'The destruction of data was allowed',
  },
  'retention.reckon': {
    fi: 'Laskettiin säilytysajan päättyminen',
    sv: 'Förvaringstidens slut räknades ut',
    en: 'The end of keeping was reckoned',
  },
  'spot-check.draw': {
    fi: 'Käsittely poimittiin pistokokeeseen',
    sv: 'Behandlingen drogs för stickprov',
    en: 'The handling was drawn for a spot check',
  },
  'promise.list': {
    fi: 'Luettiin, miten lupaukset pidetään',
    sv: 'Det lästes hur löftena hålls',
    en: 'It was read how the promises are kept',
  },
  'spot-check.list': { fi: 'Luettiin pistokokeita', sv: 'Stickproven lästes', en: 'The spot checks were read' },
  'spot-check.open': { fi: 'Avattiin pistokoe', sv: 'Ett stickprov öppnades', en: 'A spot check was opened' },
  'spot-check.decide': {
    fi: 'Käsiteltiin pistokoetta',
    sv: 'Ett stickprov behandlades',
    en: 'A spot check was handled',
  },
  'breach.list': {
    fi: 'Luettiin tietoturvaloukkausten luetteloa',
    sv: 'Förteckningen över personuppgiftsincidenter lästes',
    en: 'The list of breaches was read',
  },
  'breach.start': {
    fi: 'Tietosi otettiin mukaan tietoturvaloukkauksen selvitykseen',
    sv: 'Dina uppgifter togs med i utredningen av en personuppgiftsincident',
    en: 'Your data was taken into the handling of a breach',
  },
  'breach.open': {
    fi: 'Avattiin tietoturvaloukkauksen selvitys',
    sv: 'Utredningen av en personuppgiftsincident öppnades',
    en: 'The handling of a breach was opened',
  },
  'breach.handle': {
    fi: 'Käsiteltiin tietoturvaloukkausta',
    sv: 'En personuppgiftsincident behandlades',
    en: 'A breach was handled',
  },
  'breach.print-letters': {
    fi: 'Sinulle tulostettiin kirje tietoturvaloukkauksesta',
    sv: 'Ett brev om en personuppgiftsincident skrevs ut till dig',
    en: 'A letter to you about a breach was printed',
  },
  'use-finding.make': {
    fi: 'Tietojen avaaminen otettiin selvitettäväksi',
    sv: 'En öppning av uppgifterna togs upp till utredning',
    en: 'An opening of the data was taken up to be looked into',
  },
  'use-finding.list': {
    fi: 'Luettiin käytön valvonnan havaintoja',
    sv: 'Iakttagelser om användningen lästes',
    en: 'Findings about use were read',
  },
  'use-finding.open': {
    fi: 'Avattiin havainto tietojen käytöstä',
    sv: 'En iakttagelse om användningen öppnades',
    en: 'A finding about use was opened',
  },
  'use-finding.decide': {
    fi: 'Käsiteltiin havaintoa tietojen käytöstä',
    sv: 'En iakttagelse om användningen behandlades',
    en: 'A finding about use was handled',
  },
  'use-finding.own-list': {
    fi: 'Työntekijä luki havaintoja omasta tietojen käytöstään',
    sv: 'Arbetstagaren läste iakttagelser om sin egen användning',
    en: 'The worker read findings about their own use',
  },
  'use-finding.own-open': {
    fi: 'Työntekijä avasi havainnon omasta tietojen käytöstään',
    sv: 'Arbetstagaren öppnade en iakttagelse om sin egen användning',
    en: 'The worker opened a finding about their own use',
  },
  'use-finding.explain': {
    fi: 'Työntekijä antoi selvityksen tietojen käytöstään',
    sv: 'Arbetstagaren gav en förklaring av sin användning',
    en: 'The worker explained their use',
  },
  'usage-portal.read': {
    fi: 'Portaali haki puolestasi lokitiedot',
    sv: 'En portal hämtade logguppgifterna för din räkning',
    en: 'A portal fetched the log for you',
  },
  'sign-in.find': { fi: 'Kirjauduttiin palveluun', sv: 'Inloggning i tjänsten', en: 'Sign-in to the service' },
  'session.roles': {
    fi: 'Käyttöoikeudet tarkistettiin',
    sv: 'Åtkomsträttigheterna kontrollerades',
    en: 'Access rights were checked',
  },
  'retention.erase': { fi: 'Tiedot hävitettiin', sv: 'Uppgifterna gallrades', en: 'Data was destroyed' },
}
