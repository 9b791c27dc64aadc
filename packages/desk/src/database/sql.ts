import { append } from '../../../../src/model/append.ts';

export type SqlValue = string | number | null;

/** A statement with its values apart: no value is ever part of the text. */
export interface Sql {
  /** The text between the values: one more than there are values. */
  readonly texts: readonly string[];
  readonly values: readonly SqlValue[];
}

/** Writes a statement: `sql`select * from people where id = ${id}``. A fragment made by `sql` may be inserted too. */
export function sql(strings: TemplateStringsArray, ...inserted: readonly (SqlValue | Sql)[]): Sql {
  const texts = [strings[0] ?? ''];
  const values: SqlValue[] = [];
  inserted.forEach((one, index) => {
    const after = strings[index + 1] ?? '';
    if (typeof one !== 'object' || one === null) {
      values.push(one);
      texts.push(after);
      return;
    }
    const [first = '', ...rest] = one.texts;
    addToLast(texts, first);
    append(texts, rest);
    append(values, one.values);
    addToLast(texts, after);
  });
  return { texts, values };
}

function addToLast(texts: string[], text: string): void {
  texts.push((texts.pop() ?? '') + text);
}

/** A statement of fixed text, such as those of migrations. */
export function rawSql(text: string): Sql {
  return { texts: [text], values: [] };
}
