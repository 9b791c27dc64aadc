import type { Templates } from '../load/templates.ts';
import { shorten } from '../incremental/shorten.ts';

/** A digest of all templates, the publication's own among them. */
export function digestTemplates(templates: Templates): string {
  return shorten(
    templates
      .list('')
      .map((path) => `${path}\n${templates.text(path)}`)
      .join('\n'),
  );
}
