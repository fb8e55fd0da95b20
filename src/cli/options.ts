import type { Command, Option } from 'commander';
import { UsageError } from '../model/usage-error.js';

const isSingle = (option: Option): boolean => !option.isBoolean() && !option.variadic;

/**
 * Refuse an option that is given twice and takes one value: the first value would be lost without a word.
 *
 * @throws UsageError while the command line is parsed.
 */
export function refuseRepeats(command: Command): void {
  for (const option of command.options.filter(isSingle)) {
    const given: string[] = [];
    command.on(`option:${option.name()}`, (value: string) => {
      given.push(value);
      if (given.length > 1)
        throw new UsageError(
          `${option.long} is given ${given.length} times (${given.join(', ')}); "${command.name()}" takes only one. Run the command once for each.`,
        );
    });
  }
  for (const each of command.commands) refuseRepeats(each);
}

/** The commands that write to, or read from, the folder of outputs. */
const WITH_OUTPUTS: readonly string[] = ['run', 'site', 'serve', 'notebooks'];

/**
 * Refuse `--outputs` with a command that has nothing to do with the outputs.
 *
 * @throws UsageError before the command runs.
 */
export function refuseUnusedOutputs(program: Command): void {
  program.hook('preAction', (_program, command) => {
    if (program.getOptionValueSource('outputs') === 'cli' && !WITH_OUTPUTS.includes(command.name()))
      throw new UsageError(
        `"${command.name()}" does not use the outputs: leave --outputs out${command.options.some(({ long }) => long === '--to') ? ', or name a folder with --to' : ''}.`,
      );
  });
}
