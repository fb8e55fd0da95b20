import { parseBreakdown } from '../../../model/breakdown.js';
import type { Catalogue } from '../../../model/catalogue.js';
import { groupBy } from '../../../model/group-by.js';
import type { Figure } from '../../../model/observation.js';
import { periodName } from '../../../model/period.js';
import { isProse } from '../../../published/prose.js';
import { capital } from '../../../text/sentence.js';

export const UNDATED = 'no date given';

/** Every publication of one grade of one thing in one inspection. */
export interface Judgement {
  readonly group: string;
  readonly theme: string;
  readonly inspection: string;
  readonly start: string;
  readonly end: string;
  readonly value: number;
  readonly word: string;
  /** Whether it is published in another way too. */
  readonly contradicted: boolean;
  readonly prints: readonly Figure[];
}

const partsOf = ({ breakdown }: Figure): { group: string; theme: string; section: boolean } => {
  const { section, service, theme = '' } = parseBreakdown(breakdown) ?? {};
  return { group: section ?? service ?? '', theme, section: section !== undefined };
};

/** A judgement of a whole, not of one part of an inspected service. */
export const isWhole = (o: Figure): boolean => {
  const { theme, section } = partsOf(o);
  return !section || /overall/i.test(theme);
};

/** The word of a grade as `grades.csv` writes it, whatever the case and the words around it. */
function wordOf({ published, value }: Figure, { grades }: Catalogue): string {
  const named = [...grades.values()].find(
    ({ grade, value: own }) => own === value && new RegExp(`\\b${grade}\\b`, 'i').test(published),
  );
  return named?.grade ?? published;
}

/** Days that a period covers: few where it is published exactly. */
const span = ({ period_start, period_end }: Figure): number =>
  Date.parse(period_end) - Date.parse(period_start);

const within = (inner: Figure, outer: Figure): boolean =>
  inner.period_start >= outer.period_start && inner.period_end <= outer.period_end;

/** Judgements, each once: what is published of `2011` again is the one of January 2011. */
export function judgementsOf(figures: readonly Figure[], catalogue: Catalogue): Judgement[] {
  const rows = groupBy(figures, ({ breakdown }) => breakdown);
  return [...rows.values()].flatMap((own) => {
    const exact = [...own].sort((a, b) => span(a) - span(b));
    const dated = (o: Figure): Figure =>
      o.period_end === '' ? o : exact.find((other) => other.period_end !== '' && within(other, o))!;
    const cells = groupBy(own, (o) => `${periodName(dated(o))}|${o.value}`);
    const times = groupBy(own, (o) => periodName(dated(o)));
    return [...cells.values()].map((prints): Judgement => {
      const [first] = [...prints].sort((a, b) => Number(isProse(a)) - Number(isProse(b)));
      const period = dated(first!);
      const { period_start: start, period_end: end } = period;
      const { group, theme } = partsOf(first!);
      return {
        group,
        theme,
        inspection: end === '' ? UNDATED : periodName(period),
        start,
        end,
        value: first!.value,
        word: wordOf(first!, catalogue),
        contradicted: times.get(periodName(period))!.some(({ value }) => value !== first!.value),
        prints: [first!, ...prints.filter((o) => o !== first)],
      };
    });
  });
}

/** The inspections in the order of time; what has no date comes last. */
export function inspectionsOf(judgements: readonly Judgement[]): string[] {
  const dated = [...judgements].sort(
    (a, b) =>
      Number(a.end === '') - Number(b.end === '') ||
      a.end.localeCompare(b.end) ||
      a.start.localeCompare(b.start),
  );
  return [...new Set(dated.map(({ inspection }) => inspection))];
}

/** What is judged, for a row that stands alone: `Fostering: overall`. */
export const nameOf = ({ group, theme }: Judgement): string =>
  group === '' ? theme : `${capital(group)}: ${theme.charAt(0).toLowerCase()}${theme.slice(1)}`;
