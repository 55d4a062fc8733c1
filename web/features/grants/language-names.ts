import type { Language } from '../../i18n/languages.ts'

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  fi: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
  sv: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
  en: { fi: 'englanti', sv: 'engelska', en: 'English' },
  se: { fi: 'saame', sv: 'samiska', en: 'Sámi' },
  ru: { fi: 'venäjä', sv: 'ryska', en: 'Russian' },
  et: { fi: 'viro', sv: 'estniska', en: 'Estonian' },
  ar: { fi: 'arabia', sv: 'arabiska', en: 'Arabic' },
  so: { fi: 'somali', sv: 'somaliska', en: 'Somali' },
  uk: { fi: 'ukraina', sv: 'ukrainska', en: 'Ukrainian' },
  fse: { fi: 'viittomakieli', sv: 'teckenspråk', en: 'sign language' },
}

/** A language of service by its ISO 639 code; one that we have no name for is told by its code. */
export const languageName = (code: string, language: Language): string => names[code]?.[language] ?? code

/** The codes that we have names for, for choosing. */
export const namedLanguages: readonly string[] = Object.keys(names)
