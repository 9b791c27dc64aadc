import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Eta, EtaError } from 'eta';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { sourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';

/** The templates of all formats, read once: rendering one touches no disk. */
export interface Templates {
  /** `name` is the path inside `templates/` without its ending: `site/article`. Throws an `EtaError`. */
  render(name: string, view: object): string;
  /** The text of a file that is no template, a style sheet for one: `site/site.css`. */
  text(path: string): string;
  has(path: string): boolean;
}

/** Reads the folders in order; a file in a later one takes the place of its namesake in an earlier one. */
export function readTemplates(folders: readonly string[]): Checked<Templates> {
  const texts = new Map(folders.flatMap(readFolder));
  const diagnostics: Diagnostic[] = [];
  const eta = new Eta({ autoTrim: false });
  for (const [path, text] of texts) {
    if (!path.endsWith('.eta')) continue;
    try {
      eta.loadTemplate(`@${path.slice(0, -'.eta'.length)}`, text);
    } catch (error) {
      if (!(error instanceof EtaError)) throw error;
      const place = startOf(sourcePath(`templates/${path}`));
      diagnostics.push(diagnose('template-valid', place, `The template cannot be read: ${error.message}`));
    }
  }
  const templates: Templates = {
    render: (name, view) => eta.render(`@${name}`, view),
    text: (path) => {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`There is no template file "${path}".`);
      return text;
    },
    has: (path) => texts.has(path),
  };
  return { value: templates, diagnostics };
}

function readFolder(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(folder, file).replaceAll(sep, '/'), readFileSync(file, 'utf8')];
    });
}
