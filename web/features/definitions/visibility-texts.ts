import { defineTexts } from '../../i18n/texts.ts'

export const visibilityTexts = defineTexts({
  way: { fi: 'Miksi tieto näkyy', sv: 'Varför en uppgift syns', en: 'Why a field is seen' },
  about: {
    fi: 'Katso, saako tiedon tallentaa, kenelle se avataan ja mikä selosteen lause niin sanoo.',
    sv: 'Se om en uppgift får sparas, för vem den öppnas och vilken sats i beskrivningen som säger så.',
    en: 'See whether a field may be stored, for whom it is opened, and which sentence of the notice says so.',
  },
  title: { fi: 'Miksi tieto näkyy', sv: 'Varför en uppgift syns', en: 'Why a field is seen' },
  lead: {
    fi: 'Valitse tieto ja rooli. Vastaus tulee niistä säännöistä, joiden mukaan ohjelma toimii juuri nyt; kenenkään tietoja ei avata.',
    sv: 'Välj en uppgift och en roll. Svaret kommer ur de regler som programmet följer just nu; ingens uppgifter öppnas.',
    en: 'Choose a field and a role. The answer comes from the rules that the program obeys right now; nobody’s data is opened.',
  },
  subject: { fi: 'Kenen tieto', sv: 'Vems uppgift', en: 'Whose data' },
  field: { fi: 'Tieto', sv: 'Uppgift', en: 'Field' },
  role: { fi: 'Rooli', sv: 'Roll', en: 'Role' },
  notHeld: { fi: '{name} (ei rekisterissä)', sv: '{name} (inte i registret)', en: '{name} (not in the register)' },
  mayBeStored: { fi: 'Saako tallentaa', sv: 'Får det sparas', en: 'May it be stored' },
  storedFrom: {
    fi: 'Kyllä, kun lähde on jokin näistä:',
    sv: 'Ja, när källan är någon av dessa:',
    en: 'Yes, when the source is one of these:',
  },
  refused: {
    fi: 'Ei. Ohjelma torjuu tallentamisen, koska selosteessa ei ole tätä tietoa tästä ryhmästä.',
    sv: 'Nej. Programmet avvisar det, eftersom beskrivningen inte har denna uppgift om denna grupp.',
    en: 'No. The program refuses it, because the notice does not list this field of this group.',
  },
  forRole: { fi: 'Roolille {role}', sv: 'För rollen {role}', en: 'For the role {role}' },
  opened: {
    fi: 'Avataan, kun rooli saa {actions}.',
    sv: 'Öppnas när rollen får {actions}.',
    en: 'Opened when the role may {actions}.',
  },
  used: {
    fi: 'Ei avata. Ohjelma käyttää tietoa, kun rooli saa {actions}.',
    sv: 'Öppnas inte. Programmet använder uppgiften när rollen får {actions}.',
    en: 'Not opened. The program uses it when the role may {actions}.',
  },
  never: { fi: 'Ei avata.', sv: 'Öppnas inte.', en: 'Not opened.' },
  reach: { fi: 'Roolin ulottuvuus: {reach}.', sv: 'Rollens räckvidd: {reach}.', en: 'The role reaches: {reach}.' },
  allRoles: {
    fi: 'Kaikki roolit, joille avataan',
    sv: 'Alla roller som det öppnas för',
    en: 'All roles for which it is opened',
  },
  nobody: { fi: 'Ei kenellekään.', sv: 'För ingen.', en: 'For nobody.' },
  recipients: { fi: 'Kenelle luovutetaan', sv: 'Till vem det lämnas ut', en: 'To whom it is disclosed' },
  onlySelf: { fi: 'Vain henkilölle itselleen.', sv: 'Endast till personen själv.', en: 'To the person alone.' },
  keeping: { fi: 'Kuinka kauan', sv: 'Hur länge', en: 'How long' },
  noLine: {
    fi: 'Selosteessa ei ole tälle tiedolle omaa säilytysaikaa.',
    sv: 'Beskrivningen har ingen egen förvaringstid för uppgiften.',
    en: 'The notice has no time of its own for this field.',
  },
  documents: { fi: 'Asiakirjat', sv: 'Handlingar', en: 'Documents' },
  documentsLead: {
    fi: 'Selosteen asiakirjat, ja roolit joille ohjelma antaa ne. Muille se kieltäytyy.',
    sv: 'Beskrivningens handlingar och de roller som programmet ger dem åt. Andra nekas.',
    en: 'The documents of the notice, and the roles to which the program gives them. Others are refused.',
  },
  person: {
    fi: 'Ketkä saavat nähdä yhden asiakkaan tiedot',
    sv: 'Vilka som får se en enskild klients uppgifter',
    en: 'Who may see one client’s data',
  },
  personLead: {
    fi: 'Anna henkilötunnus. Vastaus tulee niistä oikeuksista, jotka ovat voimassa nyt. Kysymyksesi näkyy asiakkaan lokissa.',
    sv: 'Ange personbeteckningen. Svaret kommer ur de rättigheter som gäller nu. Din fråga syns i klientens logg.',
    en: 'Give the identity code. The answer comes from the rights in force now. Your question is seen in the client’s log.',
  },
  ask: { fi: 'Näytä ketkä', sv: 'Visa vilka', en: 'Show who' },
  workersSeeing: {
    one: {
      fi: '{count} työntekijä saa nähdä tietoja juuri nyt.',
      sv: '{count} arbetstagare får se uppgifter just nu.',
      en: '{count} worker may see data right now.',
    },
    other: {
      fi: '{count} työntekijää saa nähdä tietoja juuri nyt.',
      sv: '{count} arbetstagare får se uppgifter just nu.',
      en: '{count} workers may see data right now.',
    },
  },
  moreSeeing: {
    fi: 'Heitä on enemmän kuin tässä näytetään.',
    sv: 'De är fler än vad som visas här.',
    en: 'There are more of them than are shown here.',
  },
  selfSees: {
    one: {
      fi: 'Lisäksi asiakas itse ja {count} puolesta-asioija.',
      sv: 'Dessutom klienten själv och {count} ombud.',
      en: 'Besides them the client, and {count} person acting on the client’s behalf.',
    },
    other: {
      fi: 'Lisäksi asiakas itse ja {count} puolesta-asioijaa.',
      sv: 'Dessutom klienten själv och {count} ombud.',
      en: 'Besides them the client, and {count} persons acting on the client’s behalf.',
    },
  },
  lastDay: {
    fi: 'Tietoja säilytetään viimeistään {day} asti.',
    sv: 'Uppgifterna förvaras senast till och med {day}.',
    en: 'The data is kept until {day} at the latest.',
  },
  noLastDay: {
    fi: 'Säilytysaika ei ole vielä päättymässä.',
    sv: 'Förvaringstiden håller inte ännu på att löpa ut.',
    en: 'The time of keeping is not coming to its end yet.',
  },
  onlyField: {
    fi: 'Vain ne, joille avataan: {field}',
    sv: 'Endast de som det öppnas för: {field}',
    en: 'Only those for whom it is opened: {field}',
  },
  nobodySees: { fi: 'Kukaan työntekijä ei saa nähdä', sv: 'Ingen arbetstagare får se', en: 'No worker may see it' },
  nobodySeesAbout: {
    fi: 'Kenelläkään ei ole nyt oikeutta, joka avaisi tätä.',
    sv: 'Ingen har nu en rättighet som skulle öppna detta.',
    en: 'Nobody has a right now that would open this.',
  },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  why: { fi: 'Millä perusteella', sv: 'På vilken grund', en: 'On what basis' },
  what: { fi: 'Mitä saa tehdä', sv: 'Vad får göras', en: 'What may be done' },
  said: { fi: 'Selosteen lauseet', sv: 'Satserna i beskrivningen', en: 'Sentences of the notice' },
  nothingSaid: {
    fi: 'Selosteessa ei ole lausetta tästä tiedosta, joten sitä ei ole rekisterissä.',
    sv: 'Beskrivningen har ingen sats om uppgiften, så den finns inte i registret.',
    en: 'No sentence of the notice is about this field, so the register does not hold it.',
  },
})
