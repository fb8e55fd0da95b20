import { inRows, listed } from '../../text/list.js';
import { count, grouped } from '../../text/number.js';
import type { ScreenCheck, Trouble } from '../check.js';
import type { FormFault, Sheet } from '../sheet.js';
import { LIMITS } from '../standard.js';

const NAME = 'Name it in lower-case letters, digits, hyphens and underscores: children_in_need.csv.';

const bare = (file: string): string => file.replace(/(\.meta)?\.csv$/i, '');

export const fileName: ScreenCheck = {
  check: 'file_name',
  official: ['check_filename_spaces', 'check_filename_special'],
  passed: 'The name of the file holds letters, digits, hyphens and underscores only.',
  look: ({ data: { file } }) => {
    const name = bare(file);
    const strange = [...new Set(name.match(/[^A-Za-z0-9_-]/gu) ?? [])];
    const troubles: Trouble[] = [];
    if (strange.length > 0) {
      const those = listed(strange.map((character) => (character === ' ' ? 'a space' : `"${character}"`)));
      troubles.push({ result: 'fail', message: `The file name "${file}" holds ${those}.`, guidance: NAME });
    }
    if (!/\.csv$/i.test(file))
      troubles.push({ result: 'fail', message: `"${file}" does not end in .csv.`, guidance: NAME });
    if (name.length > LIMITS.fileName)
      troubles.push({
        result: 'fail',
        message: `The file name has ${name.length} characters; many programs take ${LIMITS.fileName} at most.`,
      });
    else if (name.length > LIMITS.shortFileName)
      troubles.push({
        result: 'advisory',
        message: `The file name has ${name.length} characters; up to ${LIMITS.shortFileName} are read with ease.`,
      });
    if (/[A-Z]/.test(name))
      troubles.push({
        result: 'advisory',
        message: `"${file}" has capital letters, which EES turns into small ones.`,
        guidance: NAME,
      });
    return troubles;
  },
};

const faultsAbout = (sheets: readonly (Sheet | null)[], about: FormFault['about']) =>
  sheets.flatMap((sheet) =>
    (sheet?.faults ?? []).filter((fault) => fault.about === about).map((fault) => ({ sheet: sheet!, fault })),
  );

export const encoding: ScreenCheck = {
  check: 'encoding',
  official: [],
  passed: 'The text is UTF-8; a byte order mark before it is allowed.',
  look: ({ data, meta }) =>
    faultsAbout([data, meta], 'encoding').map(({ sheet, fault }) => ({
      result: 'fail',
      message: `${sheet.file} ${fault.message}.`,
      guidance: 'Save it as "CSV UTF-8".',
    })),
};

export const tableForm: ScreenCheck = {
  check: 'table',
  official: [],
  passed: 'The file is a table parted by commas, with headings and rows.',
  look: ({ data, meta }) =>
    faultsAbout([data, meta], 'table').map(({ sheet, fault }) => ({
      result: 'fail',
      message: `${sheet.file} ${fault.message}.`,
      guidance: 'A file has headings in its first row and a comma between cells.',
      places: [{ row: fault.row, column: null, value: fault.value }],
    })),
};

export const rowForm: ScreenCheck = {
  check: 'row_form',
  official: [],
  passed: 'Every row has a cell for each heading, and none is blank.',
  look: ({ data, meta }) =>
    [data, meta].flatMap((sheet) => {
      const byMessage = new Map<string, FormFault[]>();
      for (const { fault } of faultsAbout([sheet], 'form'))
        byMessage.set(fault.message, [...(byMessage.get(fault.message) ?? []), fault]);
      return [...byMessage].map(([message, faults]): Trouble => {
        const rows = faults.flatMap(({ row }) => (row === null ? [] : [row]));
        const several = message.replace(/^is /, 'are ').replace(/^has /, 'have ');
        const said =
          rows.length < 2
            ? `${rows.length === 0 ? 'The file' : `Row ${rows[0]}`} ${message}`
            : `${count(rows.length, 'row')} ${several} (${inRows(rows)})`;
        return {
          result: 'fail',
          message: `${said}${sheet === data ? '' : `, in ${sheet!.file}`}.`,
          guidance: 'Quote a cell that holds a comma or a quotation mark, and take blank rows away.',
          places: faults.map(({ row, value }) => ({ row, column: null, value })),
        };
      });
    }),
};

export const rowLimit: ScreenCheck = {
  check: 'row_limit',
  official: [],
  passed: `The file fits into a worksheet (${grouped(LIMITS.rows)} rows).`,
  look: ({ data: { rows } }) =>
    rows.length < LIMITS.rows
      ? []
      : [
          {
            result: 'advisory',
            message: `The file has ${count(rows.length, 'row')}; Excel shows the first ${grouped(LIMITS.rows)}.`,
            guidance: 'Part it by years or by levels.',
          },
        ],
};
