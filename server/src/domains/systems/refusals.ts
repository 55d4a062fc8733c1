import { refusals } from '../../platform/refusals.ts'

export const SystemRefusal = refusals('system', {
  'private-key': {
    status: 422,
    text: {
      fi: 'Tämä on yksityinen avain. Sitä ei saa lähettää kenellekään: tee uusi avainpari ja anna sen julkinen avain. Mitään ei tallennettu.',
      sv: 'Detta är en privat nyckel. Den får inte skickas till någon: gör ett nytt nyckelpar och ge dess publika nyckel. Ingenting sparades.',
      en: 'This is a private key. It must not be sent to anybody: make a new pair and give its public key. Nothing was saved.',
    },
  },
  'not-a-key': {
    status: 422,
    text: {
      fi: 'Tekstiä ei voi lukea julkiseksi avaimeksi. Anna yksi avain JWK- tai PEM-muodossa. Mitään ei tallennettu.',
      sv: 'Texten kan inte läsas som en publik nyckel. Ge en nyckel som JWK eller PEM. Ingenting sparades.',
      en: 'The text cannot be read as a public key. Give one key as JWK or PEM. Nothing was saved.',
    },
  },
  'wrong-algorithm': {
    status: 422,
    text: {
      fi: 'Avaimen laji ei kelpaa. Tee avain käyrällä P-256 (ES256) tai Ed25519 (EdDSA); RSA-avaimia ei oteta. Mitään ei tallennettu.',
      sv: 'Nyckelns typ godkänns inte. Gör en nyckel med kurvan P-256 (ES256) eller Ed25519 (EdDSA); RSA-nycklar tas inte emot. Ingenting sparades.',
      en: 'Keys of this kind are not taken. Make a key on the curve P-256 (ES256) or Ed25519 (EdDSA); RSA keys are not taken. Nothing was saved.',
    },
  },
  'key-known': {
    status: 409,
    text: {
      fi: 'Sama avain on jo annettu tai se on päätetty. Tee uusi avainpari. Mitään ei muutettu.',
      sv: 'Samma nyckel har redan getts eller avslutats. Gör ett nytt nyckelpar. Ingenting ändrades.',
      en: 'The same key was given already, or has been ended. Make a new pair. Nothing was changed.',
    },
  },
  'two-keys': {
    status: 409,
    text: {
      fi: 'Järjestelmällä on jo kaksi voimassa olevaa avainta. Päätä toinen ensin. Mitään ei muutettu.',
      sv: 'Systemet har redan två giltiga nycklar. Avsluta den ena först. Ingenting ändrades.',
      en: 'The system has two keys in force already. End one first. Nothing was changed.',
    },
  },
  'too-many': {
    status: 409,
    text: {
      fi: 'Järjestelmiä tai avaimia on jo enimmäismäärä. Mitään ei tallennettu.',
      sv: 'Det finns redan högsta antalet system eller nycklar. Ingenting sparades.',
      en: 'There are as many systems or keys as there can be. Nothing was saved.',
    },
  },
  'id-already-used': {
    status: 409,
    text: {
      fi: 'Samalla tunnisteella on jo toinen järjestelmä. Mitään ei tallennettu.',
      sv: 'Ett annat system finns redan med samma beteckning. Ingenting sparades.',
      en: 'There is another system under the same id. Nothing was saved.',
    },
  },
})
