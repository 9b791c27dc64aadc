import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { sourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';

/** By the path in its folder of templates: where the file is, and its text. */
export type TemplateFiles = ReadonlyMap<string, { readonly file: string; readonly text: string }>;

/** What pages and books are made of; beside it may be notes, or sources of pictures. */
const used = /\.(?:eta|css|js|svg|yaml)$/;
const ofLanguage = /^words\/[a-zA-Z]{2,3}(?:-[a-zA-Z\d]+)*\.yaml$/;

/** The publication's own templates that override none of Kolofon's, and that no template inserts. */
export function findUnusedTemplates(builtIn: TemplateFiles, own: TemplateFiles): Diagnostic[] {
  const unknown = [...own].filter(([path]) => isMeant(path) && !builtIn.has(path));
  if (unknown.length === 0) return [];
  const texts = new Map([...builtIn, ...own]);
  const names = [...builtIn.keys()];
  return unknown.flatMap(([path, { file }]) => {
    const others = [...texts].filter(([other]) => other !== path && other.endsWith('.eta'));
    if (others.some(([, { text }]) => inserts(text, path))) return [];
    const base = path.slice(path.lastIndexOf('/') + 1);
    const moved = names.find((name) => name.endsWith(`/${base}`));
    const message = `The template is not used: Kolofon has no "${path}", and no template inserts it.`;
    const hint = didYouMean(path, names) ?? (moved === undefined ? undefined : `Did you mean "${moved}"?`);
    return [
      diagnose('file-used', startOf(sourcePath(file)), message, {
        hint: hint ?? 'Give it the path of the template that it overrides, or delete it.',
      }),
    ];
  });
}

function isMeant(path: string): boolean {
  return used.test(path) && !ofLanguage.test(path) && !/(?:^|\/)\./.test(path);
}

/** By its whole name, or by one that begins with its folder and is put together: `'@site/parts/' + it.kind`. */
function inserts(text: string, path: string): boolean {
  const name = path.replace(/\.eta$/, '');
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const written = [
    ...["'", '"', '`'].map((end) => name + end),
    ...["'", '"', '${'].map((end) => folder + end),
  ];
  return written.some((one) => text.includes(`@${one}`));
}
