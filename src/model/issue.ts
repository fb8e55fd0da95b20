export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The sign of each severity: it can be read without colour. */
export const SEVERITY_SIGNS: Record<Severity, string> = { high: '!!', medium: '!', low: '?' };

/** A data quality issue: what a check found in published tables or in an imported file. */
export interface Issue {
  /** The check that found it. */
  readonly check: string;
  /** Name of the published table; empty for an imported file. */
  readonly table: string;
  /** Spreadsheet names of the cells, with the table before `!` where it is another one; of many, the first. */
  readonly cells: string;
  readonly severity: Severity;
  readonly published: string;
  readonly expected: string;
  /** published − expected, in the unit of the figure; empty where there is no number to give. */
  readonly difference: string;
  /** A sentence fit to send to the author of the report. */
  readonly message: string;
  /** The file or release, where the table does not say it. */
  readonly source?: string;
  /** How many cells of the file it is about; one unless said. */
  readonly count?: number;
}

/** The columns of `issues.csv`, in order. */
export const ISSUE_COLUMNS = [
  'check',
  'table',
  'cells',
  'severity',
  'published',
  'expected',
  'difference',
  'message',
] as const satisfies readonly (keyof Issue)[];
