import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listEntries } from '../platform/list-entries.ts';
import { mayOpenOnDisk } from '../platform/may-open.ts';
import { Eta, EtaError } from 'eta';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { sourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { sourceText, type SourceText } from '../model/source-text.ts';
import { locateFailure, placeOfLine, TemplateError } from './template-error.ts';
import { findTemplateExcess, withinTime } from './template-limits.ts';
import { findSyntaxProblem } from './template-syntax.ts';
import { findUnusedTemplates, type TemplateFiles } from './unused-templates.ts';

/** The templates of all formats, read once: rendering one touches no disk. */
export interface Templates {
  /** `name` is the path inside `templates/` without its ending: `site/article`. Throws a
   * `TemplateError` with its place. */
  render(name: string, view: object): string;
  /** Marks a view that is on many pages: `insertPart` renders a part once with it. */
  share<View extends object>(view: View): View;
  /** The text of a file that is no template, a style sheet for one: `site/site.css`. */
  text(path: string): string;
  /** The same with its file, which may be the publication's own, and the places in it. */
  source(path: string): SourceText;
  /** The paths of all files of a folder: `epub/book.css`; of all folders where none is named. */
  list(folder: string): readonly string[];
  has(path: string): boolean;
}

/** A template inserts a part with its own view and nothing else: `include` copies the view of the page into each. */
const header = 'const insertPart = (name, view) => this.insertPart(name, view);';

const noFiles: TemplateFiles = new Map();

/**
 * Reads the folders in order; a file in a later one takes the place of its namesake in an earlier one. Problems
 * name the files below `root` by their paths in it, and all others as Kolofon's own.
 */
export function readTemplates(
  folders: readonly string[],
  root?: string,
  longestRender = 60_000,
): Checked<Templates> {
  const [builtIn = noFiles, ...own] = folders.map(
    (folder): TemplateFiles => new Map(readFolder(folder, root)),
  );
  const files = new Map([builtIn, ...own].flatMap((folder) => [...folder]));
  const diagnostics = own.flatMap((folder) => findUnusedTemplates(builtIn, folder));
  const shared = new WeakMap<object, Map<string, string>>();
  const insertPart = (name: string, view: object): string => {
    const made = shared.get(view);
    const text = made?.get(name) ?? eta.render(name, view);
    made?.set(name, text);
    return text;
  };
  const settings = { autoTrim: false, functionHeader: header } as const;
  const eta: Eta = Object.assign(new Eta(settings), { insertPart });
  const sources = new Map<string, SourceText>();
  for (const [path, { file, text }] of files) {
    if (!path.endsWith('.eta')) continue;
    const name = `@${path.slice(0, -'.eta'.length)}`;
    const source = sourceText(sourcePath(file), text);
    const excess = findTemplateExcess(source);
    if (excess !== undefined) {
      diagnostics.push(excess);
      continue;
    }
    try {
      eta.loadTemplate(name, text);
      sources.set(name, source);
    } catch (error) {
      if (!(error instanceof EtaError)) throw error;
      diagnostics.push(describeFailure(error, source, settings));
    }
  }
  const find = (path: string) => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`There is no template file "${path}".`);
    return file;
  };
  const endless = findLoop(own.flatMap((folder) => [...folder.values()]));
  const templates: Templates = {
    render: (name, view) => {
      try {
        if (endless === undefined) return eta.render(`@${name}`, view);
        const rendered = withinTime(longestRender, () => eta.render(`@${name}`, view));
        if (rendered !== undefined) return rendered.value;
      } catch (error) {
        // What a template of the publication does is content too.
        throw locateFailure(sources, settings, `@${name}`, view) ?? error;
      }
      throw new TemplateError(
        `A loop did not end within ${String(longestRender / 1000)} seconds, in this template or another of the publication`,
        endless,
      );
    },
    share: (view) => {
      if (!shared.has(view)) shared.set(view, new Map());
      return view;
    },
    text: (path) => find(path).text,
    source: (path) => sourceText(sourcePath(find(path).file), find(path).text),
    list: (folder) => [...files.keys()].filter((path) => folder === '' || path.startsWith(`${folder}/`)),
    has: (path) => files.has(path),
  };
  return { value: templates, diagnostics };
}

/** Where the publication's own templates may loop without an end. A template over a list ends with it. */
function findLoop(own: readonly { readonly file: string; readonly text: string }[]): Place | undefined {
  for (const { file, text } of own) {
    const at = file.endsWith('.eta') ? text.search(/\bwhile\s*\(|\bfor\s*\([^()]*;/) : -1;
    if (at !== -1) return sourceText(sourcePath(file), text).place(at);
  }
  return undefined;
}

/** The message of an `EtaError` about a tag ends in its place, one about JavaScript in all that eta compiled. */
function describeFailure(
  { message }: EtaError,
  source: SourceText,
  settings: ConstructorParameters<typeof Eta>[0],
): Diagnostic {
  const report = (place: Place, reason: string) =>
    diagnose('template-valid', place, `The template cannot be read: ${reason}.`);
  const placed = /^([^\n]*?) at line (\d+) col (\d+)/.exec(message);
  if (placed !== null) {
    const [, reason = '', line, column] = placed;
    return report(source.placeAt(Number(line), Number(column)), reason);
  }
  const problem = findSyntaxProblem(source.text, settings);
  return report(placeOfLine(source, problem?.line ?? 1), problem?.reason ?? message);
}

function readFolder(
  folder: string,
  root: string | undefined,
): [path: string, { file: string; text: string }][] {
  // What must not be read is reported of the publication's files.
  return listEntries(folder, (one) => mayOpenOnDisk(one, 'folder'))
    .filter((entry) => entry.isFile() && mayOpenOnDisk(join(entry.parentPath, entry.name), 'file'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).replaceAll(sep, '/');
      const own = root === undefined ? '..' : relative(root, file).replaceAll(sep, '/');
      return [
        path,
        { file: own.startsWith('..') ? `templates/${path}` : own, text: readFileSync(file, 'utf8') },
      ];
    });
}
