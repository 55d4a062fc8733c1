import type { Language } from '../../i18n/languages.ts'
import { answerReasonTexts } from './answer-reason-texts.ts'

const isReason = (code: string): code is keyof typeof answerReasonTexts => Object.hasOwn(answerReasonTexts, code)

/** Why an organiser's register did not take a price or an application: the text of a code, or the organiser's own words. */
export const answerReason = (reason: string, language: Language): string =>
  isReason(reason) ? answerReasonTexts[reason][language] : reason
