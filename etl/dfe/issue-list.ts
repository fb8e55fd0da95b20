import { cellName } from '../../src/model/grid.js';
import { type Issue, SEVERITIES, type Severity } from '../../src/model/issue.js';

/** An issue of an imported file, which has no table of ours and no expected figure. */
export const fileIssue = (
  source: string,
  check: string,
  severity: Severity,
  published: string,
  message: string,
  { cells = '', count = 1 }: { readonly cells?: string; readonly count?: number } = {},
): Issue => ({
  check,
  table: '',
  cells,
  severity,
  published,
  expected: '',
  difference: '',
  message,
  source,
  count,
});

/** The issues of a file: one for each check and value, with its first cell and how often it was found. */
export class IssueList {
  readonly file: string;
  readonly #kept = new Map<string, Issue & { count: number }>();

  constructor(file: string) {
    this.file = file;
  }

  /** Add an issue, or count it once more; `row` and `column` count from 0. */
  note(
    check: string,
    severity: Severity,
    value: string,
    message: string,
    place: { readonly row: number; readonly column: number } | null = null,
    count = 1,
  ): void {
    const key = `${check}\n${value}`;
    const known = this.#kept.get(key);
    if (known) {
      known.count += count;
      return;
    }
    const cells = place === null ? '' : cellName({ row: place.row + 1, column: place.column + 1 });
    this.#kept.set(key, { ...fileIssue(this.file, check, severity, value, message, { cells }), count });
  }

  /** All issues, the most serious first. */
  get all(): Issue[] {
    return [...this.#kept.values()].sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    );
  }
}
