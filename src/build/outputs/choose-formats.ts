import type { Format } from '../../formats/format.ts';
import type { Formats } from '../../formats/formats.ts';
import { UsageError } from '../usage-error.ts';
import { unknown } from '../unknown.ts';

/** The formats of these ids, or those that are usual. */
export function chooseFormats(
  ids: readonly string[] | undefined,
  { all, usual }: Formats,
): readonly Format[] {
  if (ids === undefined) return usual;
  const known = all.map(({ id }) => id);
  for (const id of ids) if (!known.includes(id)) throw new UsageError(unknown('format', id, known));
  return all.filter(({ id }) => ids.includes(id));
}
