import type { Issue, Severity } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import type { Checked } from './check.js';

/** How far a check reached: a row of `checks.csv`. */
export interface CheckAccount {
  readonly check: string;
  /** The question the check answers, in words. */
  readonly asks: string;
  /** How often it could ask; null where it only tells what was noted when the tables were transcribed. */
  readonly comparisons: number | null;
  /** How many published figures had a part in that, each counted once; null where it is not about figures. */
  readonly figures: number | null;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

/** What each check asks, in the order in which they are listed. */
export const ASKS: Readonly<Record<string, string>> = {
  'another-year': 'Are the figures those that the Department for Education published for the same year?',
  'parts-total': 'Do the parts add up to the published total?',
  difference: 'Does a published difference match its two figures?',
  ratio: 'Is a published share or rate the quotient of published figures?',
  change: 'Does a published change match its two figures?',
  cumulative: 'Does the year to date match its months?',
  shares: 'Do the shares of all groups reach 100%?',
  complement: 'Do two shares that make up the whole reach 100%?',
  'at-most': 'Is no part larger than its whole?',
  'same-figure': 'Do two places that give the same figure or date agree?',
  'implied-population': 'Do counts and rates imply the same number of children?',
  scale: 'Is a national figure on the scale of its parts?',
  'whole-number': 'Can a whole number of the cohort give the percentage?',
  impossible: 'Is a share at most 100%, and a count at least 0?',
  base: 'Does the title name the children that a percentage is a share of?',
  targets: 'Is each target a target, and is what is said about it true?',
  claims: 'Do the tables give what the text says about them?',
  'listed-average': 'Can the listed neighbours have the published average?',
  format: 'Do all percentages in a table have the same form?',
  period: 'Are dates complete, in order, and as the title says?',
  blank: 'Is there a figure or a reason in every cell?',
  'merged-cells': 'Does one cell stand for several?',
  comparators: 'Does the table include every area that its section compares?',
  numbering: 'Does each numbered row follow the one before?',
  labels: 'Does each area have one name in a publication?',
};

/** Checks that tell what was noted by hand: nothing says what else was looked at. */
const NOTED: readonly string[] = ['merged-cells'];

/** Checks of words, not of figures. */
const OF_WORDS: readonly string[] = [...NOTED, 'labels'];

/** Counts what the checks look at. */
export class Tally {
  readonly #comparisons = new Map<string, number>();
  readonly #figures = new Map<string, Set<Observation>>();

  readonly checked: Checked = (check, figures) => {
    this.#comparisons.set(check, (this.#comparisons.get(check) ?? 0) + 1);
    const seen = this.#figures.get(check) ?? new Set();
    for (const o of figures) seen.add(o);
    this.#figures.set(check, seen);
  };

  accounts(issues: readonly Issue[]): CheckAccount[] {
    const many = (check: string, severity: Severity): number =>
      issues.filter((f) => f.check === check && f.severity === severity).length;
    return Object.entries(ASKS).map(([check, asks]) => ({
      check,
      asks,
      comparisons: NOTED.includes(check) ? null : (this.#comparisons.get(check) ?? 0),
      figures: OF_WORDS.includes(check) ? null : (this.#figures.get(check)?.size ?? 0),
      high: many(check, 'high'),
      medium: many(check, 'medium'),
      low: many(check, 'low'),
    }));
  }
}
