/** The files that every chart may be taken away as, each with the words of its link. */
export const DOWNLOADS = [
  ['svg', 'Picture (SVG)'],
  ['png', 'Picture (PNG)'],
  ['csv', 'Figures (CSV)'],
] as const;
