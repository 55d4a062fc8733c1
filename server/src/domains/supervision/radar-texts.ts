import type { Trilingual } from '../../platform/refusals.ts'

export const RADAR_RULES = [
  'own-file',
  'same-home',
  'same-surname',
  'colleague',
  'no-relation',
  'after-closing',
  'without-work',
  'outside-hours',
] as const
export type RadarRule = (typeof RADAR_RULES)[number]

/** The rules as they are read by whoever asks: the officer, the worker, the authority. `{limit}` is how many clients. */
export const radarTexts: Readonly<Record<RadarRule, Trilingual>> = {
  'own-file': {
    fi: 'Työntekijä avasi omat tietonsa.',
    sv: 'Arbetstagaren öppnade sina egna uppgifter.',
    en: 'The worker opened their own file.',
  },
  'same-home': {
    fi: 'Asiakas asuu työntekijän kotiosoitteessa.',
    sv: 'Klienten bor på arbetstagarens hemadress.',
    en: 'The client lives at the worker’s home address.',
  },
  'same-surname': {
    fi: 'Asiakkaalla ja työntekijällä on sama harvinainen sukunimi, eikä katselulle löydy kirjattua työtä.',
    sv: 'Klienten och arbetstagaren har samma ovanliga efternamn, och inget registrerat arbete förklarar behandlingen.',
    en: 'The client and the worker have the same rare family name, and no recorded work explains the look.',
  },
  colleague: {
    fi: 'Asiakas on työntekijän työtoveri, eikä katselulle löydy kirjattua työtä.',
    sv: 'Klienten är arbetstagarens kollega, och inget registrerat arbete förklarar behandlingen.',
    en: 'The client is a colleague of the worker, and no recorded work explains the look.',
  },
  'no-relation': {
    fi: 'Työntekijä avasi kahdessa viikossa vähintään {limit} asiakasta, joilla ei ole avointa asiaa hänen tiimissään ja joille ei ole kirjattu työtä.',
    sv: 'Arbetstagaren öppnade under två veckor minst {limit} klienter som saknar öppet ärende hos arbetstagarens team och för vilka inget arbete har registrerats.',
    en: 'In two weeks the worker opened at least {limit} clients with no open matter in the worker’s team and no recorded work.',
  },
  'after-closing': {
    fi: 'Työntekijä avasi kahdessa viikossa vähintään {limit} asiakasta, joiden asia on päättynyt yli 30 päivää sitten, eikä työtä ole kirjattu.',
    sv: 'Arbetstagaren öppnade under två veckor minst {limit} klienter vars ärende har avslutats för över 30 dagar sedan, och inget arbete har registrerats.',
    en: 'In two weeks the worker opened at least {limit} clients whose matter closed more than 30 days before, with no recorded work.',
  },
  'without-work': {
    fi: 'Työntekijä avasi kahdessa viikossa vähintään {limit} asiakasta, joille ei ole kirjattu työtä.',
    sv: 'Arbetstagaren öppnade under två veckor minst {limit} klienter för vilka inget arbete har registrerats.',
    en: 'In two weeks the worker opened at least {limit} clients without any recorded work.',
  },
  'outside-hours': {
    fi: 'Työntekijä avasi kahdessa viikossa työajan ulkopuolella vähintään {limit} asiakasta, eikä työtä ole kirjattu.',
    sv: 'Arbetstagaren öppnade under två veckor utanför arbetstid minst {limit} klienter, och inget arbete har registrerats.',
    en: 'In two weeks the worker opened at least {limit} clients outside working hours, with no recorded work.',
  },
}

export function ruleInWords(rule: RadarRule, limit: number): Trilingual {
  const { fi, sv, en } = radarTexts[rule]
  const filled = (text: string): string => text.replace('{limit}', String(limit))
  return { fi: filled(fi), sv: filled(sv), en: filled(en) }
}

/** Rules that need what the register does not hold: they are told as not in use, with the reason, and never found by a guess. */
const NO_CODE: Trilingual = {
  fi: 'Rekisterissä ei ole työntekijöiden henkilötunnuksia, joten ei tiedetä, kuka asiakkaista on työntekijä. Sama harvinainen sukunimi huomataan.',
  sv: 'Registret innehåller inte arbetstagarnas personbeteckningar, så det är inte känt vilken klient som är arbetstagare. Samma ovanliga efternamn märks.',
  en: 'The register does not hold workers’ identity codes, so nobody knows which client is a worker. The same rare family name is noticed.',
}
const NO_ADDRESS: Trilingual = {
  fi: 'Rekisterissä ei ole työntekijöiden kotiosoitteita.',
  sv: 'Registret innehåller inte arbetstagarnas hemadresser.',
  en: 'The register does not hold workers’ home addresses.',
}
export const notInUse = (rule: RadarRule): Trilingual | null =>
  rule === 'same-home' ? NO_ADDRESS : rule === 'own-file' || rule === 'colleague' ? NO_CODE : null
