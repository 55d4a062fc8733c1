import { refusals } from '../../platform/refusals.ts'

export const DraftRefusal = refusals('draft', {
  'not-the-issuer': {
    status: 403,
    text: {
      fi: 'Tämän selosteen laatii toinen organisaatio, ja vain sen vastuuhenkilö muuttaa sitä. Mitään ei muutettu.',
      sv: 'Denna beskrivning utarbetas av en annan organisation, och endast dess ansvarsperson ändrar den. Ingenting ändrades.',
      en: 'Another organisation draws up this notice, and only its person in charge changes it. Nothing was changed.',
    },
  },
  'is-over': {
    status: 409,
    text: {
      fi: 'Luonnos on jo julkaistu tai hylätty. Avaa uusi luonnos; mitään ei muutettu.',
      sv: 'Utkastet har redan publicerats eller förkastats. Öppna ett nytt utkast; ingenting ändrades.',
      en: 'The draft was already published or discarded. Open a new one; nothing was changed.',
    },
  },
  'no-such-place': {
    status: 422,
    text: {
      fi: 'Luonnoksessa ei ole tätä kohtaa, tai teksti on ensin korjattava. Mitään ei muutettu.',
      sv: 'Utkastet har inte detta ställe, eller så måste texten rättas först. Ingenting ändrades.',
      en: 'The draft has no such place, or its text must be put right first. Nothing was changed.',
    },
  },
  'has-faults': {
    status: 422,
    text: {
      fi: 'Luonnoksessa on virheitä. Korjaa ne ensin; voimassa oleva versio jatkuu.',
      sv: 'Utkastet har fel. Rätta dem först; den gällande versionen fortsätter.',
      en: 'The draft has faults. Put them right first; the version in force goes on.',
    },
  },
  'changed-since-offered': {
    status: 409,
    text: {
      fi: 'Luonnosta on muutettu sen jälkeen, kun se pyydettiin hyväksymään. Lue se uudelleen; mitään ei julkaistu.',
      sv: 'Utkastet har ändrats efter att godkännande begärdes. Läs det på nytt; ingenting publicerades.',
      en: 'The draft was changed after approval was asked for. Read it again; nothing was published.',
    },
  },
  'own-draft': {
    status: 403,
    text: {
      fi: 'Luonnosta kirjoittanut ei voi julkaista sitä. Toinen vastuuhenkilö hyväksyy; mitään ei julkaistu.',
      sv: 'Den som har skrivit utkastet kan inte publicera det. En annan ansvarsperson godkänner; ingenting publicerades.',
      en: 'Whoever wrote the draft cannot publish it. Another person in charge approves; nothing was published.',
    },
  },
  'announcement-missing': {
    status: 422,
    text: {
      fi: 'Muutos on olennainen: luonnokseen on kirjoitettava, mitä se on ja miten siitä kerrotaan. Mitään ei julkaistu.',
      sv: 'Ändringen är väsentlig: utkastet ska säga vad den är och hur man informerar om den. Ingenting publicerades.',
      en: 'The change is significant: the draft must say what it is and how people are told. Nothing was published.',
    },
  },
  'begins-in-the-past': {
    status: 422,
    text: {
      fi: 'Version ensimmäinen voimassaolopäivä on jo mennyt. Valitse tämä päivä tai myöhempi; mitään ei julkaistu.',
      sv: 'Versionens första giltighetsdag har redan passerat. Välj denna dag eller en senare; ingenting publicerades.',
      en: 'The first day of the version has passed. Choose today or later; nothing was published.',
    },
  },
})
