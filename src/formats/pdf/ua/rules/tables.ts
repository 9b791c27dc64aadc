import type { PdfValue } from '../../postprocess/pdf-value.ts';
import { isTag, typeOf, listTags, type Tag } from '../../postprocess/tags.ts';
import type { Rule } from '../rule.ts';

/** Tables contain rows, rows contain cells, all rows are as wide as the table, and every head says what it heads. */
export const tables: Rule = {
  section: '7.5',
  check: ({ top }) =>
    listTags(top)
      .filter((tag) => typeOf(tag) === 'Table')
      .flatMap(checkTable),
};

function checkTable(table: Tag): string[] {
  const rows = tagsBelow(table).flatMap((tag) =>
    ['THead', 'TBody', 'TFoot'].includes(typeOf(tag)) ? tagsBelow(tag) : [tag],
  );
  const problems: string[] = [];
  const widths = new Set<number>();
  // How many rows below still belong to a cell above, column by column.
  let covered: number[] = [];
  for (const row of rows.filter((tag) => typeOf(tag) !== 'Caption')) {
    if (typeOf(row) !== 'TR') problems.push(`a table contains ${typeOf(row)}`);
    let column = 0;
    const next: number[] = [];
    const skip = (): void => {
      for (; (covered[column] ?? 0) > 0; column += 1) next[column] = (covered[column] ?? 0) - 1;
    };
    for (const cell of tagsBelow(row)) {
      const type = typeOf(cell);
      if (type !== 'TH' && type !== 'TD') problems.push(`a table row contains ${type}`);
      if (type === 'TH' && attributeOf(cell, '/Scope') === undefined)
        problems.push('a table header does not say whether it is for a row or a column');
      skip();
      for (let width = Number(attributeOf(cell, '/ColSpan') ?? 1); width > 0; width -= 1, column += 1) {
        next[column] = Number(attributeOf(cell, '/RowSpan') ?? 1) - 1;
      }
    }
    skip();
    widths.add(column);
    covered = next;
  }
  if (widths.size > 1) problems.push('the rows of a table have different widths');
  return problems;
}

function tagsBelow({ kids }: Tag): Tag[] {
  return kids.filter(isTag);
}

/** An attribute of a cell, among all its attribute objects (ISO 32000-1, 14.7.5). */
function attributeOf({ entries }: Tag, name: string): PdfValue | undefined {
  const written = entries.get('/A');
  const lists = Array.isArray(written) ? written : [written];
  return lists.flatMap((list) => (list instanceof Map ? (list.get(name) ?? []) : []))[0];
}
