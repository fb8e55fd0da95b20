import type { z } from 'zod';
import type { Fault } from '../model/fault.js';

/** The longest value that a message shows in full. */
const SHOWN = 80;

const shown = (value: unknown): string | null => {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
};

/** The same issue without unions: what is wrong with the form that the value is closest to. */
function plainIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const sameKind = issue.errors.filter(
    (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const [closest] = sameKind.sort((a, b) => a.length - b.length);
  if (!closest) return [issue];
  return closest.flatMap((inner) => plainIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  array: 'a list in [ ]',
  tuple: 'a list in [ ]',
  object: 'keys and values in { }',
  record: 'keys and values in { }',
};

/** The schema's own message, or zod's in plain words. */
function plainMessage(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? message;
  if (issue.code === 'invalid_type' && message.startsWith('Invalid input'))
    return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small' && message.startsWith('Too small'))
    return issue.origin === 'number' || issue.origin === 'int'
      ? `must be ${issue.minimum} or more`
      : 'must not be empty, and nothing in it left out';
  if (issue.code === 'too_big' && message.startsWith('Too big')) return 'contains more than is allowed here';
  return message;
}

/** The place in the file as a reader finds it: `table cin-rate, recipe.rows.0`. */
function placeIn(json: unknown, path: readonly PropertyKey[]): string {
  const [list, index, ...rest] = path;
  const table = (json as { tables?: { table?: unknown }[] } | null)?.tables?.[Number(index)]?.table;
  if (list !== 'tables' || index === undefined || typeof table !== 'string') return path.join('.');
  return [`table ${table}`, rest.join('.')].filter((part) => part !== '').join(', ');
}

/**
 * What a zod schema finds wrong with a JSON file, as faults that name the place in the file and the value there.
 *
 * @param file how the faults name the file.
 */
export function jsonFaults(file: string, json: unknown, issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap(plainIssues).map((issue) => {
    const { path } = issue;
    const message = plainMessage(issue);
    const value = path.reduce<unknown>(
      (node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key],
      json,
    );
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : null;
    const missing = value === undefined && unknown === null;
    return {
      file: [file, placeIn(json, path)].filter((part) => part !== '').join(', '),
      row: null,
      column: null,
      value: unknown ?? shown(value),
      message: missing ? 'is missing; data/README.md shows a complete example.' : `${message}.`,
    };
  });
}

/** Keys that an object of the file gives twice: a JSON reader keeps the last and loses the others without a word. */
export function repeatedKeys(file: string, text: string): Fault[] {
  const open: (Set<string> | null)[] = [];
  const faults: Fault[] = [];
  for (const { 0: token, 1: colon, index } of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const line = text.slice(0, index).split('\n').length;
      const keys = open.at(-1);
      if (keys?.has(key))
        faults.push({
          file: `${file}, line ${line}`,
          row: null,
          column: null,
          value: key,
          message: 'is given twice; keep one of them.',
        });
      keys?.add(key);
    }
  }
  return faults;
}
