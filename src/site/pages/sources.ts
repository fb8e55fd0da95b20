import type { DfeFile } from '../../published/dfe-figures.js';
import { isProse } from '../../published/prose.js';
import type { Publication } from '../../published/publication.js';
import { dayOf } from '../../text/days.js';
import { count, grouped } from '../../text/number.js';
import { type Markup, markup, type Part } from '../markup.js';
import type { NationalSite } from '../national-data.js';
import type { Page } from '../shell.js';
import { indicatorPath, type Site } from '../site.js';
import { table } from '../table.js';

function tablesOf(publication: Publication, { built, indicators }: Site): Markup {
  const of = (name: string) => built.figures.filter((o) => o.table === name);
  const links = (name: string): Part =>
    [...new Set(of(name).map(({ indicator }) => indicator))]
      .flatMap((id) => indicators.find((one) => one.indicator.id === id) ?? [])
      .map(
        ({ indicator: { id }, title }, at) =>
          markup`${at > 0 && '; '}<a href="${indicatorPath(id)}">${title}</a>`,
      );
  return table(
    `Tables of ${publication.title} (${publication.date.slice(0, 4)})`,
    [
      { title: 'Title as published', of: ({ title }) => title },
      { title: 'Section', of: ({ section }) => section },
      { title: 'Figures', number: true, of: ({ table: name }) => of(name).length },
      {
        title: 'Issues',
        number: true,
        of: ({ table: name }) => built.issues.filter((one) => one.table === name).length,
      },
      { title: 'Name in the files', of: ({ table: name }) => name },
      { title: 'Indicators', of: ({ table: name }) => links(name) },
    ],
    publication.tables,
  );
}

function papers(publication: Publication, site: Site): Markup {
  const { id, title, publisher, date, date_note, licence, attribution, document, announced } = publication;
  const own = site.built.figures.filter(({ source }) => source.startsWith(`${id}, `));
  const text = own.filter(isProse).length;
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<dl>
<div><dt>Published by</dt><dd>${publisher}</dd></div>
<div><dt>Date</dt><dd>${dayOf(date)}${date_note !== undefined && ` (${date_note})`}</dd></div>
<div><dt>Figures</dt><dd>${count(own.length - text, 'figure')} in ${count(publication.tables.length, 'table')}, ${text} in running text</dd></div>
<div><dt>Licence</dt><dd>${licence}. ${attribution}.</dd></div>
<div><dt>Document read</dt><dd>${document.file}, SHA-256 <code>${document.sha256}</code></dd></div>
${announced.length > 0 && markup`<div><dt>Announced, but not found in the text (may be a picture)</dt><dd>${announced.map(({ what, section }) => `${what} (section ${section})`).join('; ')}</dd></div>\n`}</dl>
${publication.tables.length > 0 && tablesOf(publication, site)}</section>
`;
}

/** The imported files, each with its name in the store, by which figures name it. */
const imported = ({ releases }: NationalSite): Markup =>
  markup`<section aria-labelledby="dfe">
<h2 id="dfe">Files of the Department for Education</h2>
<p>The page that compares authorities rests on ${count(releases.length, 'table')} of files that the Department publishes under the Open Government Licence v3.0; figures name them by the name in the first column.</p>
${table(
  'Imported files',
  [
    { title: 'Name', of: ({ release }) => release },
    { title: 'File', of: ({ file }) => file },
    { title: 'To', of: ({ latest }) => latest },
    { title: 'Figures', number: true, of: ({ figures }) => grouped(figures) },
    { title: 'SHA-256', of: ({ sha256 }) => markup`<code>${sha256}</code>` },
  ],
  releases,
)}</section>
`;

/** The files whose figures the published tables are checked against. */
const checkedAgainst = (files: readonly DfeFile[]): Markup =>
  markup`<section aria-labelledby="checked-against">
<h2 id="checked-against">Figures that the tables are checked against</h2>
<p>The Department for Education published the same national indicators in ${count(files.length, 'file')}. They show which rows of the reports are a year late.</p>
${table(
  'Files that the tables are checked against',
  [
    { title: 'Release', of: ({ title }) => title },
    { title: 'File', of: ({ file }) => file },
    { title: 'Publisher', of: ({ publisher }) => publisher },
    { title: 'Licence', of: ({ licence }) => licence },
  ],
  files,
)}</section>
`;

/** The documents with their source details, the files they are checked against, and the imported files. */
export function sources(site: Site, national: NationalSite | undefined): Page {
  const { publications, figures, dfeFiles = [] } = site.built;
  return {
    path: 'sources.html',
    title: 'Sources',
    about: 'The documents that the figures are published in, with dates, licences and tables.',
    main: markup`<p>${count(figures.length, 'published figure')} of ${count(publications.length, 'document')}. Each is kept as it is published, and each indicator’s page leads to its cell.</p>
${publications.map((one) => papers(one, site))}
${dfeFiles.length > 0 && checkedAgainst(dfeFiles)}${national && imported(national)}<ul class="files" aria-label="Downloads"><li><a download href="data/observations.csv">Every figure (CSV)</a></li></ul>`,
  };
}
