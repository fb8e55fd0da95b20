import { quotedList } from '../../text/list.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { metaTrouble } from './meta-form.js';

/** What programs write where there is nothing. */
const MARKS: readonly string[] = ['NULL', 'Null', 'null', 'NA', 'na'];

const GUIDANCE = 'Leave a cell of a place blank; write the item of a filter in words.';

export const marksOfPrograms: ScreenCheck = {
  check: 'marks_of_programs',
  official: ['check_general_null'],
  passed: 'No filter, place or cell of the meta file holds NULL or NA.',
  look: ({ data, meta, metaRows, indicators, texts }) => [
    ...[...new Set(data.columns)]
      .filter((column) => !indicators.includes(column))
      .flatMap((column): Trouble[] => {
        const wrong = [...texts(column)].filter(([text]) => MARKS.includes(text));
        const places = placesOf(column, wrong);
        return wrong.length === 0
          ? []
          : [
              {
                result: 'fail',
                message: `${column} holds ${quotedList(wrong.map(([text]) => text))} ${whereIn(places)}.`,
                guidance: GUIDANCE,
                places,
              },
            ];
      }),
    ...(meta?.columns ?? []).flatMap((column) =>
      metaTrouble(
        metaRows.filter(({ cells }) => MARKS.includes(cells[column] ?? '')),
        column,
        (rows, texts) => `${column} holds ${texts} in ${rows}.`,
        'Leave cells of the meta file blank where there is nothing to say.',
      ),
    ),
  ],
};
