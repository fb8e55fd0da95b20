import type { Config } from 'vega-lite';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * The colours of a theme. The light ones are those of the Government Analysis Function's accessible palettes
 * (Data visualisation: colours, 2024); the dark ones are the same hues, lightened as far
 * as keeps them apart for eyes that see colours alike. Each stands out at 3 : 1 or more. No more than four tell categories apart, and never by colour alone.
 */
export interface Palette {
  readonly background: string;
  readonly ink: string;
  /** Axis lines and text that may step back: still 4.5 : 1. */
  readonly quiet: string;
  readonly grid: string;
  /** Dark blue, turquoise, dark pink, orange: the area itself first, then its comparators. */
  readonly categories: readonly [string, string, string, string];
  /** What is there only to be compared with. */
  readonly context: string;
  /** What is a range rather than a figure: limits, intervals. */
  readonly band: string;
  /** What cannot be right as published. */
  readonly issue: string;
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    background: '#ffffff',
    ink: '#1a1a1a',
    quiet: '#595959',
    grid: '#e0e0e0',
    categories: ['#12436d', '#28a197', '#801650', '#f46a25'],
    context: '#949494',
    band: '#d5dfe8',
    issue: '#c4260b',
  },
  dark: {
    background: '#16191d',
    ink: '#f2f2f2',
    quiet: '#b5b9be',
    grid: '#383d44',
    categories: ['#84b2da', '#c9e8e5', '#d4609f', '#f46a25'],
    context: '#858a91',
    band: '#26405a',
    issue: '#ff8a73',
  },
};

/** Pixels, of which 96 are an inch: a chart fills the 17 cm between the margins of an A4 page. */
export const SIZES = {
  /** Of the whole picture without its edge. */
  width: 640,
  edge: 12,
  /** 10.5 points in print, for every word but the title. */
  text: 14,
  title: 18,
  line: 19,
  titleLine: 23,
} as const;

/** The shipped font, which pictures and pages carry, then fonts that set every letter as wide. */
export const FONT = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif";

/** What sets comparators apart besides their colours: dashes of lines and shapes of points. */
export const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [7, 4],
  [2, 3],
  [9, 3, 2, 3],
];
export const SHAPES = ['circle', 'square', 'triangle-up', 'diamond'] as const;

/** The configuration that every specification carries. */
export function config(theme: Theme): Config {
  const { background, ink, quiet, grid, categories } = PALETTES[theme];
  const text = { fontSize: SIZES.text, color: ink };
  return {
    background,
    font: FONT,
    view: { stroke: null },
    title: {
      anchor: 'start',
      frame: 'bounds',
      color: ink,
      fontSize: SIZES.title,
      fontWeight: 'bold',
      lineHeight: SIZES.titleLine,
      subtitleColor: ink,
      subtitleFontSize: SIZES.text,
      subtitleLineHeight: SIZES.line,
      subtitlePadding: 6,
      offset: 14,
    },
    axis: {
      labelColor: ink,
      labelFontSize: SIZES.text,
      labelLimit: 0,
      titleColor: ink,
      titleFontSize: SIZES.text,
      titleFontWeight: 'normal',
      domainColor: quiet,
      tickColor: quiet,
      gridColor: grid,
      labelLineHeight: SIZES.line,
    },
    text: { ...text, align: 'left', baseline: 'middle', lineHeight: SIZES.line },
    range: { category: [...categories] },
  };
}
