import { createRequire } from 'node:module';
import type { Weight } from '../text-width.js';

const { resolve } = createRequire(import.meta.url);

/** The shipped font, Arimo, which sets every letter as wide as Arial does. */
export const FAMILY = 'Arimo';

export const FONT_FILES: Readonly<Record<Weight, string>> = {
  normal: resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf'),
};
