const written = (iso: string, format: Intl.DateTimeFormatOptions): string =>
  new Date(iso).toLocaleDateString('en-GB', { ...format, timeZone: 'UTC' });

/** The month of a day in words: `2015-02-20` is February 2015. */
export const monthOf = (iso: string): string => written(iso, { month: 'long', year: 'numeric' });

/** A day in words: `2015-02-20` is 20 February 2015. */
export const dayOf = (iso: string): string =>
  written(iso, { day: 'numeric', month: 'long', year: 'numeric' });

/** The name of a month on an axis, with its year where it is asked for: `Sept`, `Jan 2018`. */
export const shortMonth = (iso: string, year: boolean): string =>
  written(iso, { month: 'short', ...(year ? { year: 'numeric' } : {}) });
