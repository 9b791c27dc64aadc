import type { ReadingSystem } from 'kolofon';

export const tolino: ReadingSystem = {
  id: 'tolino',
  label: 'Tolino',
  check(book, report) {
    for (const table of book.tables)
      if (table.columns > 5)
        report(`The table has ${table.columns} columns, more than five.`, {
          at: table,
          hint: 'Split it, or show it as a list.',
        });
  },
};
