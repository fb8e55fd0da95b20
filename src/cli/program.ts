import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { diskReason, isDiskError } from '../io/disk-error.js';
import { RefusedInput } from '../model/fault.js';
import { UsageError } from '../model/usage-error.js';
import { NotebookError } from '../notebooks/run/notebook.js';
import { projectFolder } from '../project.js';
import type { ChartCall } from './chart.js';
import { addDfeCommands } from './dfe-commands.js';
import { addEesCommands } from './ees.js';
import { refuseRepeats, refuseUnusedOutputs } from './options.js';
import type { SiteCall } from './site.js';

const [OK, REFUSED, MISUSED] = [0, 1, 2];

const { version } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as {
  version: string;
};

interface Options {
  readonly data?: string;
  readonly outputs?: string;
}

/** Every command, with its options and help. */
function commands(): Command {
  const program = new Command('care-indicators')
    .description(
      "Published indicators of English children's social care: load published tables and DfE files, check every figure, compare authorities, and make charts, notebooks and web pages.",
    )
    .option('--data <folder>', 'the folder that holds "published" and "reference" (default: the project\'s)')
    .option('--outputs <folder>', "where the outputs go (default: the project's)")
    .version(version)
    .showHelpAfterError('Try "care-indicators --help".')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Examples:
  care-indicators                            the whole run
  care-indicators show workforce-june-2017   one table as published, with its issues
  care-indicators issues --severity high   the most severe issues
  care-indicators chart cin-rate --format pdf  a chart for a paper
  care-indicators verify ../documents        check the transcription against the documents
  care-indicators notebooks                  run the notebooks and make pages of them

Exit status: 0 all went well; 1 the input was refused, verify found a fault, or a
notebook failed; 2 the command was misused.`,
    );

  /** What a command needs is loaded when it is called, so that --help answers at once. */
  async function context(command: Command) {
    const { folders, readAndBuild } = await import('./context.js');
    const where = folders(command.optsWithGlobals<Options>());
    return { where, built: () => readAndBuild(where) };
  }

  program
    .command('run', { isDefault: true })
    .description('Read, check and publish everything (the default)')
    .option('--store <folder>', 'imported DfE data for the site’s page that compares authorities')
    .allowExcessArguments()
    .action(async (options: SiteCall, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) {
        const names = program.commands.map((c) => c.name()).join(', ');
        command.error(
          `"${unknown}" is not a command; the commands are ${names}, and run takes no further words.`,
        );
      }
      const { where } = await context(command);
      const { run } = await import('./run.js');
      await run(where, options);
    });

  program
    .command('site')
    .description('Build only the web pages, in site/ of the outputs')
    .option('--store <folder>', 'imported DfE data for the page that compares authorities')
    .action(async (options: SiteCall, command: Command) => {
      const { where, built } = await context(command);
      const { buildSite } = await import('./site.js');
      console.log(await buildSite(built(), where, options));
    });

  program
    .command('serve')
    .description('Show the web pages in a browser, on this computer only')
    .option('--port <number>', 'the port', '8080')
    .action(async (options: { port: string }, command: Command) => {
      const { where } = await context(command);
      const { serveSite } = await import('./serve.js');
      console.log(await serveSite(where, options));
    });

  program
    .command('list')
    .description('List every published table, with its figures, issues and title')
    .action(async (_options: Options, command: Command) => {
      const { built } = await context(command);
      const { list } = await import('./list.js');
      console.log(list(built()));
    });

  program
    .command('show')
    .argument('<table>', 'name of a table, as list gives it')
    .description('Show one table as published, with its issues')
    .action(async (table: string, _options: Options, command: Command) => {
      const { built } = await context(command);
      const { showTable } = await import('./show.js');
      console.log(showTable(table, built()));
    });

  program
    .command('chart')
    .argument('[table or indicator]', 'what the chart is of, as list and observations.csv name it')
    .description('Draw charts of a table, an indicator or an area')
    .option('--kind <kind>', 'the kind of chart (default: those that suit the figures)')
    .option('--indicator <id>', 'one indicator of the table')
    .option('--area <name>', 'the area that the chart is about')
    .option('--cohort <name>', 'for disparity: the children that are set beside the population')
    .option('--theme <theme>', 'light or dark (default: light)')
    .option(
      '--format <formats>',
      'svg, png, print.png, pdf, html, vl.json, csv, or several with commas (default: svg)',
    )
    .option('--to <folder>', 'where the files go (default: the current folder)')
    .option('--title <words>', 'a title of your own; the alternative text keeps the main message')
    .addHelpText(
      'after',
      `
Kinds: trend, process, year-to-date, bars, multiples, slope, dumbbell, index, stacked, diverging,
scorecard, timeline, funnel, plan.

Examples:
  care-indicators chart cin-rate --kind trend --area Croydon --format svg,png
  care-indicators chart ethnicity --format pdf             each chart that suits the table
  care-indicators chart agency_rate                        all that is published of an indicator`,
    )
    .action(async (asked: string | undefined, options: ChartCall, command: Command) => {
      const { built } = await context(command);
      const { drawCharts } = await import('./chart.js');
      console.log(await drawCharts(asked, options, built()));
    });

  program
    .command('issues')
    .alias('findings')
    .description('List data quality issues in the published tables')
    .addOption(
      new Option('--severity <level>', 'only issues of this severity').choices(['high', 'medium', 'low']),
    )
    .option('--table <name>', 'only issues of this table')
    .action(async (options: { severity?: string; table?: string }, command: Command) => {
      const { built } = await context(command);
      const { issuesText } = await import('./issues.js');
      const { severity, table } = options;
      const all = built();
      if (table !== undefined) {
        const { knownTable } = await import('./show.js');
        knownTable(table, all);
      }
      const wanted = all.issues.filter(
        (f) =>
          (severity === undefined || f.severity === severity) && (table === undefined || f.table === table),
      );
      console.log(issuesText(wanted, all.publications));
    });

  program
    .command('verify')
    .argument('<folder>', 'where the published documents lie as text')
    .description('Check the transcribed tables against the documents')
    .action(async (folder: string, _options: Options, command: Command) => {
      const { built } = await context(command);
      const { verify } = await import('./verify.js');
      const { text, proved } = verify(built().input, folder);
      if (!proved) process.exitCode = REFUSED;
      console.log(text);
    });

  addEesCommands(program);

  program
    .command('notebooks')
    .argument('[names...]', 'which notebooks: 03-looked-after, looked-after or 3 (default: all)')
    .description('Run the notebooks and make web pages of them, without Jupyter')
    .option('--notebooks <folder>', "where they lie (default: the project's)")
    .action(async (names: string[], options: { notebooks?: string }, command: Command) => {
      const { where } = await context(command);
      const { runNotebooks } = await import('./notebooks.js');
      await runNotebooks(names, options, where);
    });

  program
    .command('new-notebook')
    .argument('<name>', 'what it is about, such as who-waits-longest')
    .argument('[title]', 'the question as its heading')
    .description('Make a notebook of your own from the template')
    .option('--notebooks <folder>', "where it goes (default: the project's)")
    .action(async (name: string, title: string | undefined, options: { notebooks?: string }) => {
      const { newNotebook } = await import('./new-notebook.js');
      console.log(newNotebook(name, title, options));
    });

  program
    .command('lab')
    .description('Open JupyterLab on the notebooks; further words go to JupyterLab')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_options: Options, command: Command) => {
      const { lab } = await import('./lab.js');
      process.exitCode = await lab(command.args);
    });

  addDfeCommands(program);
  refuseRepeats(program);
  refuseUnusedOutputs(program);

  return program;
}

/**
 * Run one command line in this process. What it prints goes to the console.
 *
 * @param words the words behind `care-indicators`.
 * @returns the exit status: 0 all went well; 1 the input was refused, a check failed or a notebook failed;
 *   2 the command was misused or the disk refused.
 * @example await careIndicators(['show', 'cin-rate']) // 0
 */
export async function careIndicators(words: readonly string[]): Promise<number> {
  process.exitCode = OK;
  try {
    await commands().parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? OK);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : MISUSED;
    if (error instanceof RefusedInput || error instanceof NotebookError) {
      console.error(error.message);
      return REFUSED;
    }
    if (error instanceof UsageError || isDiskError(error)) {
      console.error(
        error instanceof UsageError
          ? error.message
          : `A file could not be read or written: ${diskReason(error)}.`,
      );
      return MISUSED;
    }
    throw error;
  }
}
