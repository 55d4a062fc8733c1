import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Language } from '../formats/text.ts'
import type { PdfStandard, Print } from './work.ts'

const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')

/** A paper in one language: what a page shows and what a file is set from, word for word. */
export const Paper = z.object({
  kind: z.string(),
  title: z.string(),
  lead: z.array(z.string()),
  sections: z.array(
    z.object({
      title: z.string(),
      facts: z.array(z.object({ name: z.string(), value: z.string() })),
      paragraphs: z.array(z.string()),
      steps: z.array(z.string()),
    }),
  ),
})
export type Paper = z.infer<typeof Paper>

/** The paper as a document to be set: the same words in the same order. The same paper gives the same file, byte for byte. */
export function printPaper(
  { kind, title, lead, sections }: Paper,
  file: {
    readonly language: Language
    /** Whose paper it is; stands above the title. */
    readonly author: string
    /** The day `YYYY-MM-DD` that it carries. */
    readonly date: string
    /** What tells the paper from others of its kind, in the foot. */
    readonly mark: string
    readonly standard: PdfStandard
  },
): Print {
  const { language, author, date, mark, standard } = file
  return {
    template,
    standard,
    matter: JSON.stringify({
      ...{ language, author, lead, sections },
      title: `${title} – ${kind}`,
      date: date.split('-').map(Number),
      kind: author,
      foot: `${kind}, ${mark}`,
    }),
  }
}
