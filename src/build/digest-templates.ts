import type { Templates } from '../load/templates.ts';
import { shortDigest } from '../incremental/short-digest.ts';

/** A digest of all templates, the publication's own among them. */
export function digestTemplates(templates: Templates): string {
  return shortDigest(
    templates
      .list('')
      .map((path) => `${path}\n${templates.text(path)}`)
      .join('\n'),
  );
}
