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
    .argument('<files...>', 'data files of Explore Education Statistics; <file>.meta.csv is read with each')
    .description("Check files against DfE's open data standard and suggest fixes")
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
      const places = placeNames(data);
      const { text, passed } = screenFiles(paths, format, places);
      if (!passed) process.exitCode = REFUSED;
      console.log(text);
    });

  program
    .command('export')
    .argument('<indicators...>', 'ids of indicators; "indicators --all" lists those of a store')
    .description('Write figures as data files of Explore Education Statistics, each with its meta file')
    .requiredOption('--to <folder>', 'the folder to write the files to')
    .option('--area <names...>', 'only these areas (default: all)')
    .option(
      '--store <folder>',
      'a store of imported files (default: the published tables that come with the project)',
    )
    .option('--name <name>', 'the name of the files (default: the ids of the indicators)')
    .addHelpText(
      'after',
      `
Reporting years, financial years, months and so on each have a file of their own, as the standard asks.
Authorities have the code that was valid in the year of the figure. Figures that the standard has no place for
are left out, with their number and the reason. Suppressed figures stay suppressed. "import" reads the files back
under the same names.

Examples:
  care-indicators export cin_rate --to ees
  care-indicators export cpp_number cpp_rate --area Croydon England --to ees --name child_protection`,
    )
    .action(async (ids: string[], options: { to: string; store?: string }, command: Command) => {
      const { folders, readAndBuild } = await import('./context.js');
      const { exportEes } = await import('./export-ees.js');
      const where = folders(command.optsWithGlobals<Global>());
      const { figures, catalogue, superseded } =
        options.store === undefined
          ? { ...readAndBuild(where), superseded: 0 }
          : await (await import('./extract.js')).importedFigures(ids, options.store, where.data);
      const { text, written } = exportEes(ids, { ...options, superseded }, figures, catalogue);
      if (!written) process.exitCode = REFUSED;
      console.log(text);
    });
}
