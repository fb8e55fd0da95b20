/** tslab loses names of earlier cells where they stand for a property and its value at once: `{ table }`. */
function shorthand(message: string, source: string): string {
  const name = /^(\w+) is not defined$/.exec(message)?.[1];
  return name && new RegExp(`[{,]\\s*${name}\\s*[,}]`).test(source)
    ? `; write \`${name}: ${name}\`, as tslab does not know \`{ ${name} }\` from an earlier cell`
    : '';
}

/** Arquero reads expressions as text, in which tslab calls the names of earlier cells `exports`. */
const closure = (message: string): string =>
  message.includes('Table expressions do not support closures')
    ? "\nIn a notebook: `import { escape } from 'arquero'` and write `escape((d) => …)` around an expression that uses a name from outside it (of an earlier cell it is called `exports`), or give the value by `.params({ limit: 3 })` and use it as `(d, $) => d.value > $.limit`."
    : '';

/**
 * What to do about an error of a cell, after its message; nothing where its own words do.
 *
 * @param source of the cell.
 */
export const hint = (message: string, source: string): string =>
  shorthand(message, source) + closure(message);
