import type { FigureForm, FigureKind } from './evidence.ts'

type Name = FigureForm['name']
const form =
  (kind: FigureKind) =>
  (fi: string, sv: string, en: string): FigureForm => ({ name: { fi, sv, en } satisfies Name, kind })

/** How a figure is declared: its kind, then its name in the three languages. */
export const count = form('count')
export const persons = form('persons')
export const instant = form('instant')
export const day = form('day')
export const days = form('days')
export const word = form('word')

/** The same figure, for the controller's eyes only. */
export const forController = (figure: FigureForm): FigureForm => ({ ...figure, controllerOnly: true })
