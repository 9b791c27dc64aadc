import type { Format } from '../../formats/format.ts';
import { formats, usualFormats } from '../../formats/formats.ts';
import { UsageError } from '../usage-error.ts';
import { unknown } from '../unknown.ts';

const formatIds = formats.map(({ id }) => id);

/** The formats of these ids, or those that are usual. */
export function chooseFormats(ids: readonly string[] | undefined): readonly Format[] {
  if (ids === undefined) return usualFormats;
  for (const id of ids) if (!formatIds.includes(id)) throw new UsageError(unknown('format', id, formatIds));
  return formats.filter(({ id }) => ids.includes(id));
}
