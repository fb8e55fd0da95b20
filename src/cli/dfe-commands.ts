import { type Command, Option } from 'commander';
import type { CompareCall } from './compare.js';
import type { DiffCall } from './diff.js';
import type { DisparityCall } from './disparity.js';
import type { ExtractCall } from './extract.js';
import type { ReproduceCall } from './reconcile.js';

const STORE = 'dfe-store';

/** The folder of imported data, as every command on it takes it. */
const withStore = (command: Command): Command =>
  command.option(
    '--store <folder>',
    'the folder of imported data',
    process.env.CARE_INDICATORS_STORE ?? STORE,
  );

interface Globals {
  readonly data?: string;
}

async function reference(command: Command) {
  const { folders } = await import('./context.js');
  const { readReference } = await import('../../etl/dfe/reference.js');
  return readReference(folders(command.optsWithGlobals<Globals>()).data);
}

async function storeOf(folder: string) {
  const { openStore } = await import('./open-store.js');
  return openStore(folder);
}

/** The commands on the Department for Education's own files. */
export function addDfeCommands(program: Command): void {
  withStore(program.command('import'))
    .argument('<files or folders...>', 'DfE data files as they were downloaded: csv, xlsx, ods')
    .description('Import DfE data files, lists of neighbours and populations into a store')
    .option('--year <year>', 'the year to 31 March that files are of, where they do not say it')
    .option('--release <name>', 'a name for these releases, where two files are labelled as the same release')
    .action(
      async (
        paths: string[],
        options: { store: string; year?: string; release?: string },
        command: Command,
      ) => {
        const { runImport } = await import('./dfe.js');
        console.log(await runImport(paths, options, await reference(command)));
      },
    );

  withStore(program.command('compare'))
    .argument('[indicator]', 'an indicator, as "indicators" lists them (default: all)')
    .description('Compare an authority with its statistical neighbours, its region and England')
    .requiredOption('--area <name>', 'the authority, by name or code')
    .option('--neighbours <year>', "year of the neighbours' model (default: the newest list)")
    .option('--year <year>', 'only figures of periods that end in this year')
    .option('--breakdown <pairs>', 'a breakdown, such as "ethnicity=Black"; "?" lists them')
    .option(
      '--format <formats>',
      'table, csv, or a chart as svg, png, pdf, html; several with commas',
      'table',
    )
    .option(
      '--kind <kind>',
      'the kind of chart (default: trend, bars for a single period, scorecard without an indicator)',
    )
    .option('--to <folder>', 'the folder for files (default: the current folder)')
    .addHelpText(
      'after',
      `
Examples:
  care-indicators import downloads
  care-indicators compare --area Hackney                  every indicator at a glance
  care-indicators compare cin_rate --area Croydon --neighbours 2014
  care-indicators compare cla_rate --area Kent --format svg,png`,
    )
    .action(async (indicator: string | undefined, options: CompareCall, command: Command) => {
      const { compareText } = await import('./compare.js');
      console.log(await compareText(indicator, options, await reference(command)));
    });

  withStore(program.command('extract'))
    .argument(
      '[indicators...]',
      'indicators, as "indicators" lists them (default: all that have a name in the catalogue)',
    )
    .description(
      'Write the figures of an authority and its comparators, or of all areas, to a folder that notebooks load',
    )
    .option('--area <name>', 'the authority, by name or code (default: all areas, of the indicators named)')
    .requiredOption('--to <folder>', 'the folder to write')
    .option('--neighbours <year>', "year of the neighbours' model (default: the newest list)")
    .action(async (indicators: string[], options: ExtractCall, command: Command) => {
      const { extractText } = await import('./extract.js');
      console.log(await extractText(indicators, options, await reference(command)));
    });

  withStore(program.command('reconcile').alias('reproduce'))
    .description("Compare the published Croydon figures with DfE's files and explain the differences")
    .option('--area <name>', 'the authority that the documents are about', 'Croydon')
    .option('--neighbours <year>', "year of the neighbours' model that the documents use", '2014')
    .addOption(new Option('--format <format>', 'table or csv').choices(['table', 'csv']).default('table'))
    .action(async (options: ReproduceCall, command: Command) => {
      const { folders, readAndBuild } = await import('./context.js');
      const { reproduceText } = await import('./reconcile.js');
      const { figures } = readAndBuild(folders(command.optsWithGlobals<Globals>()));
      console.log(await reproduceText(figures, options, await reference(command)));
    });

  withStore(program.command('disparity'))
    .argument('<cohort>', 'looked-after or social-workers')
    .description('Compare rates by ethnic group, with confidence intervals, for one authority or all')
    .option('--area <name>', 'the authority, by name or code (default: England and an overview of all)')
    .option('--year <year>', 'figures of this year (default: the newest)')
    .option('--reference <group>', 'the group that the others are compared with', 'White')
    .addOption(new Option('--format <format>', 'table or csv').choices(['table', 'csv']).default('table'))
    .action(async (cohort: string, options: DisparityCall, command: Command) => {
      const { disparityText } = await import('./disparity.js');
      console.log(await disparityText(cohort, options, await reference(command)));
    });

  withStore(program.command('diff'))
    .argument('<old>', 'the earlier release: a file as it was downloaded, or a release of the store')
    .argument('<new>', 'the later release')
    .description('List what a release revised, figure by figure')
    .option('--area <name>', 'only this authority, region or country')
    .option('--indicator <id>', 'only this indicator, or column by its heading')
    .option('--format <format>', 'table for a summary, csv for the full list', 'table')
    .option('--to <folder>', 'also write the full list as CSV into this folder')
    .addHelpText(
      'after',
      `
Examples:
  care-indicators diff b1_2013_to_2020.csv b1_2013_to_2022.csv
  care-indicators diff b1_children_in_need-2020 b1_children_in_need-2022 --area Leeds
  care-indicators diff cla_2021.csv cla_2022.csv --format csv > revised.csv`,
    )
    .action(async (old: string, fresh: string, options: DiffCall, command: Command) => {
      const { runDiff } = await import('./diff.js');
      console.log(await runDiff(old, fresh, options, await reference(command)));
    });

  withStore(program.command('remove'))
    .argument('<release>', 'a release, as releases.csv of the store names it')
    .description('Remove a release from the store, so that its file can be imported again')
    .action(async (release: string, options: { store: string }) => {
      const { removeText } = await import('./indicators.js');
      console.log(await removeText(await storeOf(options.store), release));
    });

  withStore(program.command('indicators'))
    .description('List the indicators in the store of imported data')
    .option('--all', 'also columns without a name in the catalogue')
    .action(async (options: { store: string; all?: boolean }, command: Command) => {
      const { indicatorsText } = await import('./indicators.js');
      console.log(
        indicatorsText(await storeOf(options.store), await reference(command), options.all ?? false),
      );
    });
}
