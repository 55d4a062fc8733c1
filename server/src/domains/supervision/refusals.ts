import { refusals } from '../../platform/refusals.ts'

export const SupervisionRefusal = refusals('supervision', {
  'days-turned': {
    status: 422,
    text: {
      fi: 'Viimeinen päivä on ennen ensimmäistä. Korjaa päivät ja hae uudelleen.',
      sv: 'Den sista dagen är före den första. Rätta dagarna och sök på nytt.',
      en: 'The last day is before the first. Correct the days and search again.',
    },
  },
  'too-wide': {
    status: 422,
    text: {
      fi: 'Ilman asiakasta tai työntekijää voi hakea enintään 31 päivän ajalta. Lyhennä aikaa tai tarkenna hakua.',
      sv: 'Utan klient eller arbetstagare kan sökningen omfatta högst 31 dagar. Förkorta tiden eller precisera sökningen.',
      en: 'Without a client or a worker, 31 days at most can be searched. Shorten the time or narrow the search.',
    },
  },
  'own-handling': {
    status: 422,
    text: {
      fi: 'Omaa käsittelyään ei voi tarkastaa. Siirrä pistokoe toiselle valvojalle.',
      sv: 'Man kan inte granska sin egen behandling. Överför stickprovet till en annan övervakare.',
      en: 'Nobody checks their own handling. Give the spot check to another supervisor.',
    },
  },
  'no-such-owner': {
    status: 422,
    text: {
      fi: 'Pistokokeen voi siirtää vain henkilölle, joka saa tarkastaa pistokokeita. Valitse toinen henkilö.',
      sv: 'Ett stickprov kan överföras bara till en person som får granska stickprov. Välj en annan person.',
      en: 'A spot check can be given only to somebody who may decide spot checks. Choose another person.',
    },
  },
  'consequence-does-not-fit': {
    status: 422,
    text: {
      fi: 'Asianmukaisella käsittelyllä ei ole seurausta, ja perusteettomalla on oltava. Mitään ei tallennettu.',
      sv: 'En befogad behandling har ingen påföljd, och en obefogad ska ha en. Ingenting sparades.',
      en: 'A handling that was in order has no consequence, and one without ground must have one. Nothing was saved.',
    },
  },
  'already-decided': {
    status: 409,
    text: {
      fi: 'Pistokoe on jo ratkaistu. Avaa se uudelleen, niin näet tuloksen.',
      sv: 'Stickprovet har redan avgjorts. Öppna det på nytt för att se resultatet.',
      en: 'The spot check has already been decided. Open it again to see the outcome.',
    },
  },
  'finding-decided': {
    status: 409,
    text: {
      fi: 'Havainto on jo ratkaistu. Avaa se uudelleen, niin näet tuloksen.',
      sv: 'Iakttagelsen har redan avgjorts. Öppna den på nytt för att se resultatet.',
      en: 'The finding has already been decided. Open it again to see the outcome.',
    },
  },
  'own-finding': {
    status: 422,
    text: {
      fi: 'Omaa käsittelyään koskevaa havaintoa ei voi ratkaista. Siirrä havainto toiselle valvojalle.',
      sv: 'Man kan inte avgöra en iakttagelse om sin egen behandling. Överför den till en annan övervakare.',
      en: 'Nobody decides a finding about their own handling. Give it to another supervisor.',
    },
  },
  'not-heard-yet': {
    status: 422,
    text: {
      fi: 'Työntekijä ei ole vielä antanut selvitystä, ja aika siihen on kesken. Käsittelyn voi todeta perusteettomaksi vasta sen jälkeen.',
      sv: 'Arbetstagaren har ännu inte gett sin förklaring, och tiden för det pågår. Först därefter kan behandlingen konstateras vara utan grund.',
      en: 'The worker has not explained yet, and the time for it is not over. Only then can the handling be found to be without ground.',
    },
  },
  'already-explained': {
    status: 409,
    text: {
      fi: 'Selvitys on jo annettu. Sitä ei voi muuttaa.',
      sv: 'Förklaringen har redan getts. Den kan inte ändras.',
      en: 'The explanation has already been given. It cannot be changed.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo toinen haku. Hae uudelleen.',
      sv: 'En annan sökning har redan samma id. Sök på nytt.',
      en: 'Another search already has this id. Search again.',
    },
  },
})
