import type { Format } from '../formats/format.ts';
import { formats, usualFormats } from '../formats/registry.ts';
import { UsageError, type CommandInput } from './command.ts';
import { unknown } from './options.ts';

const formatIds = formats.map(({ id }) => id);

export function chosenFormats({ options }: CommandInput): readonly Format[] {
  if (typeof options['format'] !== 'string') return usualFormats;
  const ids = options['format'].split(',').map((id) => id.trim());
  for (const id of ids) if (!formatIds.includes(id)) throw new UsageError(unknown('format', id, formatIds));
  return formats.filter(({ id }) => ids.includes(id));
}
