import { isDeepStrictEqual } from 'node:util'
import type { Found } from '../../platform/evidence/compute.ts'
import {
  type AnyEvidence,
  type FigureForm,
  type Figures,
  SMALLEST_CELL,
  type Verdict,
} from '../../platform/evidence/evidence.ts'
import type { Finding } from './queries.ts'

/** Evidence is computed this often. */
export const RHYTHM_MINUTES = 10
/** What nobody has looked at for so long is no evidence any more. */
const STALE_MS = 3 * RHYTHM_MINUTES * 60_000

/** What to keep of a computing: findings that differ from the newest, each with since when its verdict has stood. */
export function findingsToKeep(
  found: readonly Found[],
  earlier: readonly Finding[],
  now: Date,
): readonly (Found & { readonly since: Date; readonly turned: boolean })[] {
  const before = new Map(earlier.map((one) => [one.evidence, one]))
  return found.flatMap((one) => {
    const last = before.get(one.evidence)
    const turned = last?.verdict !== one.verdict
    if (!turned && isDeepStrictEqual(last.figures, one.figures)) return []
    return [{ ...one, since: turned ? now : last.since, turned }]
  })
}

/** How a promise stands, for showing. */
export interface Standing {
  readonly evidence: AnyEvidence
  readonly verdict: Verdict
  /** From when it has stood so; null when that is not known. */
  readonly since: Date | null
  readonly figures: Figures
}

/** The standing of each promise by what was kept; without a finding, or when nobody looked lately, it is not measured. */
export function standings(
  evidence: readonly AnyEvidence[],
  kept: { readonly findings: readonly Finding[]; readonly lookedAt: Date | null },
  now: Date,
): readonly Standing[] {
  const { findings, lookedAt } = kept
  const stale = lookedAt === null || now.getTime() - lookedAt.getTime() > STALE_MS
  const found = new Map(findings.map((one) => [one.evidence, one]))
  return evidence.map((one) => {
    const last = found.get(one.code)
    // A break that was found stays one until somebody has looked again.
    if (!last || (stale && last.verdict !== 'broken'))
      return { evidence: one, verdict: 'not-measured', since: null, figures: {} }
    return { evidence: one, verdict: last.verdict, since: last.since, figures: last.figures }
  })
}

const BANDS = [1, 2, 5]

/** The largest round number that is not above the count: 5, 10, 20, 50, 100 … */
export function roundedDown(count: number): number {
  const power = 10 ** Math.floor(Math.log10(count))
  const first = BANDS.findLast((band) => band * power <= count) ?? 1
  return Math.max(SMALLEST_CELL, first * power)
}

/** A figure as it may be published: exact, or of people only as `fewer` than or `at least` so many (INV-73). */
export interface ShownFigure {
  readonly form: FigureForm
  readonly value: number | string
  readonly exact: 'exact' | 'fewer' | 'at-least'
}

/**
 * What may be shown of the figures. Numbers of people are told to the public in bands, so that neither their difference nor what two
 * days tell gives a number of 1–4.
 */
export const shownFigures = (
  { evidence, figures }: Pick<Standing, 'evidence' | 'figures'>,
  to: 'public' | 'controller',
): readonly ShownFigure[] =>
  Object.entries(evidence.figures).flatMap(([code, form]): readonly ShownFigure[] => {
    const value = figures[code]
    if (value === undefined || value === null || (to === 'public' && form.controllerOnly)) return []
    if (to === 'controller' || form.kind !== 'persons' || typeof value !== 'number' || value === 0)
      return [{ form, value, exact: 'exact' }]
    return value < SMALLEST_CELL
      ? [{ form, value: SMALLEST_CELL, exact: 'fewer' }]
      : [{ form, value: roundedDown(value), exact: 'at-least' }]
  })
