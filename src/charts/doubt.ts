import { type Doubt, doubtsAbout, sentencesOf } from '../analysis/published.js';
import { cellName } from '../model/grid.js';
import { isFigure, type Observation } from '../model/observation.js';
import { SEVERITY_SIGNS, type Severity } from '../quality/finding.js';
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

/** Findings, the gravest first. */
export const gravestFirst = (doubts: Iterable<Doubt>): Doubt[] =>
  [...doubts].sort((a, b) => ORDER.indexOf(a.severity as Severity) - ORDER.indexOf(b.severity as Severity));

/** The sign of the gravest of findings; empty where there is none. */
export function signOf(doubts: readonly Doubt[]): string {
  const [first] = gravestFirst(doubts);
  return first ? SEVERITY_SIGNS[first.severity as Severity] : '';
}

/** A finding as a note: its sign, and what it says. */
export const noteOf = (doubt: Doubt): string => `${signOf([doubt])}  ${doubt.message}`;

/** What the checks found about a printed date, however light: there is no value that it could be weighed by. */
export const doubtsOn = (o: Observation, findings: readonly Doubt[]): Doubt[] =>
  findings.filter(({ table, cells }) => table === o.table && cells.split(', ').includes(cellName(o)));

/** What the checks found about the figures of a chart. */
export function doubted(figures: readonly Observation[], input: Charted): Doubted {
  const findings = [...input.findings];
  const signs = new Map<Observation, string>();
  const all = new Set<Doubt>();
  for (const o of figures.filter(isFigure)) {
    const doubts = gravestFirst(doubtsAbout([o], { ...input, findings }));
    if (doubts.length > 0) signs.set(o, signOf(doubts));
    for (const doubt of doubts) all.add(doubt);
  }
  return {
    sign: (o) => signs.get(o) ?? '',
    besides: (caveats) => {
      const found = [...all].map(({ message }) => message).join(' ');
      return sentencesOf(caveats).filter((text) => !found.includes(text));
    },
    notes: gravestFirst(all).map(noteOf),
  };
}
