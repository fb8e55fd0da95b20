import { join } from 'node:path';
import { type Command, Option } from 'commander';

interface Global {
  readonly data?: string;
  readonly outputs?: string;
}

const REFUSED = 1;

/** Add `screen` and `export`; what they need is loaded when they are called. */
export function addEesCommands(program: Command): void {
  program
    .command('screen')
    .argument(
      '<files...>',
      'data files of Explore Education Statistics; <file>.meta.csv is read with each',
    )
    .description("check files against DfE's open data standard and suggest fixes")
    .addOption(
      new Option('--format <format>', 'text: what did not pass; csv: every check and every place')
        .choices(['text', 'csv'])
        .default('text'),
    )
    .addHelpText(
      'after',
      `
A check fails where DfE's own screener refuses the file or EES would misread it, and advises where DfE's screener
warns. The name of DfE's check stands beside ours. Codes and names of wards, districts, constituencies and other
small areas are not compared with a list.
Exit status: 0 no check failed; 1 one did, or a file is no table; 2 there is no such file.`,
    )
    .action(async (paths: string[], { format }: { format: 'text' | 'csv' }, command: Command) => {
      const { folders } = await import('./context.js');
      const { placeNames, screenFiles } = await import('./screen-files.js');
      const { data } = folders(command.optsWithGlobals<Global>());
      const places = placeNames(join(data, 'reference/authorities.csv'));
      const { text, passed } = screenFiles(paths, format, places);
      if (!passed) process.exitCode = REFUSED;
      console.log(text);
    });

  program
    .command('export')
    .argument('<indicators...>', 'ids of indicators, as observations.csv names them')
    .description('write figures as data files of Explore Education Statistics, each with its meta file')
    .requiredOption('--to <folder>', 'where the files go')
    .option('--area <names...>', 'these areas only (default: all there are)')
    .option('--store <folder>', 'figures of imported DfE files (default: those the embedded documents print)')
    .option('--name <name>', 'what the files are called (default: the ids of the indicators)')
    .option(
      '--codes <file>',
      'a file of the DfE to take old codes and regions of authorities from (default: our list)',
    )
    .addHelpText(
      'after',
      `
Each kind of time – reporting years, financial years, months – gives a file of its own, as the standard wants.
What cannot stand in such a file is left out and told; suppressed figures stay suppressed.

Examples:
  care-indicators export cin_rate --to ees
  care-indicators export cpp_number cpp_rate --area Croydon England --to ees --name child_protection`,
    )
    .action(async (ids: string[], options: { to: string; store?: string }, command: Command) => {
      const { folders, readAndBuild } = await import('./context.js');
      const { exportEes, knownAuthorities } = await import('./export-ees.js');
      const where = folders(command.optsWithGlobals<Global>());
      const { observations, catalogue } =
        options.store === undefined
          ? readAndBuild(where)
          : await (await import('./extract.js')).importedFigures(ids, options.store, where.data);
      const authorities = knownAuthorities(join(where.data, 'reference/authorities.csv'));
      const { text, written } = exportEes(ids, options, observations, catalogue.indicators, authorities);
      if (!written) process.exitCode = REFUSED;
      console.log(text);
    });
}
