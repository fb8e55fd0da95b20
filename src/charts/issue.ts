import { issuesOfFigures, sentencesOf } from '../analysis/published.js';
import type { Dataset } from '../model/dataset.js';
import { cellName } from '../model/grid.js';
import { type Issue, SEVERITY_SIGNS, type Severity } from '../model/issue.js';
import { isFigure, type Observation } from '../model/observation.js';

/** Figures that the checks flag, and the sign that each carries in a picture. */
export interface Flagged {
  /** `!!`, `!` or `?` by the gravest issue; empty for a sound figure. */
  readonly sign: (o: Observation) => string;
  /** A note for each issue about the figures, the gravest first. */
  readonly notes: readonly string[];
  /** What else results say of themselves: the sentences of their caveats that are no issue of these. */
  readonly besides: (caveats: readonly string[]) => string[];
}

const ORDER = Object.keys(SEVERITY_SIGNS) as Severity[];

/** Issues, the gravest first. */
export const gravestFirst = (issues: Iterable<Issue>): Issue[] =>
  [...issues].sort((a, b) => ORDER.indexOf(a.severity as Severity) - ORDER.indexOf(b.severity as Severity));

/** The sign of the gravest of issues; empty where there is none. */
export function signOf(issues: readonly Issue[]): string {
  const [first] = gravestFirst(issues);
  return first ? SEVERITY_SIGNS[first.severity as Severity] : '';
}

/** An issue as a note: its sign, and what it says. */
export const noteOf = (issue: Issue): string => `${signOf([issue])}  ${issue.message}`;

/** Data quality issues about a published date, however light: there is no value that it could be weighed by. */
export const issuesOn = (o: Observation, issues: readonly Issue[]): Issue[] =>
  issues.filter(({ table, cells }) => table === o.table && cells.split(', ').includes(cellName(o)));

/** Data quality issues about the figures of a chart. */
export function flagged(figures: readonly Observation[], input: Dataset): Flagged {
  const signs = new Map<Observation, string>();
  const all = new Set<Issue>();
  for (const o of figures.filter(isFigure)) {
    const own = gravestFirst(issuesOfFigures([o], input));
    if (own.length > 0) signs.set(o, signOf(own));
    for (const issue of own) all.add(issue);
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
