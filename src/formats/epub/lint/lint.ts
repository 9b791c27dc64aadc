import postcss, { CssSyntaxError, type Root, type Source } from 'postcss';
import { diagnose, type Checked, type Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { documentsOf } from '../../../model/open-documents.ts';
import type { Book } from '../../../model/book.ts';
import type { Publication } from '../../../model/publication.ts';
import type { SourceText } from '../../../model/source-text.ts';
import type { Templates } from '../../../load/templates.ts';
import type { EpubBook } from '../book.ts';
import type { BookImages } from '../images.ts';
import { styleFiles } from '../style-book.ts';
import { deviceIds } from '../../../model/devices.ts';
import type { Plugins } from '../../../markdown/plugins/plugins.ts';
import { devices } from './devices/reading-systems.ts';
import { checkForSystem } from './own-system.ts';
import type { Seen, StyleSheet } from './rule.ts';

/** The templates of e-books, as the rules see them: read once for all books. */
export interface LintedTemplates {
  readonly style: StyleSheet;
  readonly templates: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readForLint(templates: Templates): LintedTemplates {
  const styles = styleFiles.map((file) => readStyle(templates.source(file)));
  return {
    style: {
      declarations: styles.flatMap(({ value }) => value.declarations),
      hasFonts: styles.some(({ value }) => value.hasFonts),
    },
    diagnostics: styles.flatMap(({ diagnostics }) => diagnostics),
    templates: templates
      .list('epub')
      .filter((path) => path.endsWith('.eta'))
      .map((path) => templates.source(path)),
  };
}

function readStyle(source: SourceText): Checked<StyleSheet> {
  const declarations: StyleSheet['declarations'][number][] = [];
  const diagnostics: Diagnostic[] = [];
  let hasFonts = false;
  const root = parseStyle(source);
  if (root instanceof CssSyntaxError) {
    const problem = diagnose(
      'template-valid',
      source.placeAt(root.line ?? 1, root.column ?? 1),
      `The style sheet cannot be read: ${root.reason}.`,
    );
    return { value: { declarations, hasFonts }, diagnostics: [problem] };
  }
  root.walkAtRules('font-face', () => {
    hasFonts = true;
  });
  const refuse = (at: Source | undefined): void => {
    const message = 'The style sheet of an e-book cannot load other files.';
    diagnostics.push(
      diagnose('template-valid', source.place(at?.start?.offset ?? 0, at?.end?.offset), message),
    );
  };
  root.walkAtRules('import', ({ source: at }) => refuse(at));
  root.walkDecls(({ prop, value, source: at }) => {
    if (/\burl\(/i.test(value)) refuse(at);
    const [start = 0, end] = [at?.start?.offset, at?.end?.offset];
    declarations.push({ prop, value, place: source.place(start, end) });
  });
  return { value: { declarations, hasFonts }, diagnostics };
}

function parseStyle({ text }: SourceText): Root | CssSyntaxError {
  try {
    return postcss.parse(text);
  } catch (error) {
    if (error instanceof CssSyntaxError) return error;
    throw error;
  }
}

/** The reading systems that a publication adds, and its folder. */
export type OwnSystems = Pick<Plugins, 'readingSystems' | 'root'>;

/** What the reading systems of the publication would show badly. */
export function lintBook(
  book: Book,
  rendered: EpubBook,
  images: BookImages,
  { devices: ids }: Publication,
  templates: LintedTemplates,
  own: OwnSystems | undefined,
): Diagnostic[] {
  const seen: Seen = {
    book,
    rendered,
    images: images.all,
    cover: book.cover && images.find(book.cover.source),
    tables: documentsOf(book).flatMap(({ tables }) => tables),
    ...templates,
  };
  const found = deviceIds
    .filter((id) => ids.includes(id))
    .flatMap((id) => {
      const { label, rules } = devices[id];
      return rules
        .flatMap((rule) => rule(seen))
        .map(({ place, message, hint }) =>
          diagnose(`device-${id}`, place, `${label}: ${message}.`, { hint }),
        );
    });
  const foundByOwn = (own?.readingSystems ?? [])
    .filter(({ id }) => ids.includes(id))
    .flatMap((system) => checkForSystem(system, own?.root ?? '', seen));
  return [...templates.diagnostics, ...found, ...foundByOwn];
}
