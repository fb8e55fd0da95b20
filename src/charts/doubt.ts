import { SEVERITY_SIGNS, type Severity } from '../checks/finding.js';
import { type Doubt, doubtsAbout, sentencesOf } from '../indicators/published.js';
import { isFigure, type Observation } from '../observations/observation.js';
import type { Charted } from './input.js';

/** Figures that the checks doubt, and the sign that each carries in a picture. */
export interface Doubted {
  /** `!!`, `!` or `?` by the gravest finding; empty for a sound figure. */
  readonly sign: (o: Observation) => string;
  /** A note for each finding about the figures, the gravest first. */
  readonly notes: readonly string[];
  /** What else results say of themselves: the sentences of their caveats that are no finding of these. */
  readonly besides: (caveats: readonly string[]) => string[];
}

const ORDER = Object.keys(SEVERITY_SIGNS) as Severity[];
const gravest = (a: Doubt, b: Doubt): number =>
  ORDER.indexOf(a.severity as Severity) - ORDER.indexOf(b.severity as Severity);
const signOf = ({ severity }: Doubt): string => SEVERITY_SIGNS[severity as Severity];

/** What the checks found about the figures of a chart. */
export function doubted(figures: readonly Observation[], input: Charted): Doubted {
  const findings = [...input.findings];
  const signs = new Map<Observation, string>();
  const all = new Set<Doubt>();
  for (const o of figures.filter(isFigure)) {
    const doubts = doubtsAbout([o], { ...input, findings }).sort(gravest);
    if (doubts.length > 0) signs.set(o, signOf(doubts[0]!));
    for (const doubt of doubts) all.add(doubt);
  }
  return {
    sign: (o) => signs.get(o) ?? '',
    besides: (caveats) => {
      const found = [...all].map(({ message }) => message).join(' ');
      return sentencesOf(caveats).filter((text) => !found.includes(text));
    },
    notes: [...all].sort(gravest).map((doubt) => `${signOf(doubt)}  ${doubt.message}`),
  };
}
