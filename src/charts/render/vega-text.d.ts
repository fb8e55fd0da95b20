import 'vega';

declare module 'vega' {
  /** How Vega measures text; its types leave this out. */
  export const textMetrics: { width: (item: import('./measured.js').TextItem, text: string) => number };
}
