export function contentOf(folder: string): Record<string, string>;
export function storeContentOf(folder: string): Record<string, string>;
export function leftIn(folder: string): string[];
export function stateOf(
  now: Record<string, string>,
  old: Record<string, string>,
  fresh: Record<string, string>,
): 'old' | 'new' | 'between';
