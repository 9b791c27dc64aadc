import { basename } from 'node:path';
import type { Source } from '../../source.ts';
import { openDraft } from '../../markdown/draft.ts';
import { folderOf, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { tocOfFolders } from '../../markdown/folder-toc.ts';
import { groupBy } from '../../../model/group-by.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import { maskCode } from '../../markdown/mask-code.ts';
import type { MarkdownTool, Page, PlannedSeries, Project } from '../../markdown/page.ts';
import { tagsOfValues } from '../../markdown/read-facts.ts';
import { splitFrontMatter } from '../../markdown/split-front-matter.ts';
import { escapeTitle, titleOfName } from '../../markdown/titles.ts';
import { textOf } from '../../markdown/values.ts';
import { openVault, type Vault } from './find-note.ts';
import { convertNoteMarkup, takeTags } from './note-markup.ts';
import { convertWikiLinks } from './wiki-links.ts';

const tool: MarkdownTool = {
  id: 'obsidian',
  title: 'Obsidian',
  recognises: (source) => source.files.some((file) => file.startsWith('.obsidian/')) || hasWikiLinks(source),
  config: /(?:^|\/)\.obsidian\//,
  open: openVaultAsProject,
};

export const obsidian = importerOf(tool);

const knownKeys = [
  'aliases',
  'alias',
  'cssclass',
  'cssclasses',
  'publish',
  'permalink',
  'kanban-plugin',
  'up',
  'type',
];

/** How many notes are read to recognise a vault. */
const sampleSize = 40;

/** Marks of contents look the same. */
const wikiLink = /(?<!\[)!?\[\[(?!_{0,2}toc_{0,2}\]\])[^[\]\n]+\]\]/i;

/** A vault may have lost its hidden folder on the way: a few of its notes, from all of its folders, show it. */
function hasWikiLinks(source: Source): boolean {
  const notes = source.files.filter((file) => file.endsWith('.md'));
  const count = Math.min(sampleSize, notes.length);
  const sample = Array.from(
    { length: count },
    (_, index) => notes[Math.floor((index * notes.length) / count)] ?? '',
  );
  const linked = sample.filter((file) => wikiLink.test(maskCode(source.readText(file) ?? ''))).length;
  // Notes of one kind, such as those of a journal, may have none.
  return linked * 4 > count || (linked >= 4 && linked * 10 > count);
}

function openVaultAsProject(source: Source): Project {
  const files = source.files.filter(
    (file) => file.endsWith('.md') && !file.startsWith('.obsidian/') && !file.endsWith('.excalidraw.md'),
  );
  const foreign = source.files.filter((file) => /\.(?:canvas|base)$|\.excalidraw(?:\.md)?$/.test(file));
  let vault: Vault | undefined;
  return {
    publication: { title: escapeTitle(basename(source.path)) },
    losses: foreign.map((file) => ({
      kind: 'loss',
      what: 'canvases and drawings',
      detail: file,
      became: 'dropped',
      origin: { file },
    })),
    files,
    roots: [''],
    knownKeys,
    anchorsIn: (body) => [...body.matchAll(/[ \t]\^([\w-]+)[ \t]*$/gm)].map(([, id = '']) => id),
    describe: ({ file, values }) => {
      const text = splitFrontMatter(source.readText(file) ?? '').body;
      const tags = [...new Set([...tagsOfValues(values), ...takeTags(openDraft(text, file)).tags])];
      const title = textOf(values['title']);
      return {
        name: stemOf(file),
        folder: folderOf(file),
        title: title === undefined ? escapeTitle(stemOf(file)) : escapeTitle(title),
        facts: { tags: tags.length > 0 ? tags : undefined },
      };
    },
    arrange: (pages) => arrange(pages, source),
    convert: (draft, conversion) => {
      vault ??= openVault(source, conversion.site.pages);
      const embedded = convertWikiLinks(draft, conversion, vault);
      const { draft: untagged } = takeTags(convertNoteMarkup(embedded, conversion.report));
      return untagged;
    },
  };
}

/** A series for each folder, in the order of the links of its own note, where it has one. */
function arrange(pages: readonly Page[], source: Source): PlannedSeries[] {
  const vault = openVault(source, pages);
  const title = escapeTitle(basename(source.path));
  const groups = groupBy(pages, ({ file }) => (file.includes('/') ? (file.split('/', 1)[0] ?? '') : ''));
  return [...groups].map(([folder, own]) => {
    const map = own.find(({ file }) => isMap(file, folder || basename(source.path)));
    const order = map === undefined ? [] : linkedNotes(source, map, vault);
    const rank = new Map(order.map((page, index) => [page.file, index]));
    const isListed = own.some(({ file }) => rank.has(file));
    const sorted = [...own].sort(
      (a, b) => (rank.get(a.file) ?? Infinity) - (rank.get(b.file) ?? Infinity) || 0,
    );
    const name = folder === '' ? title : titleOfName(folder);
    return {
      key: `folder ${folder}`,
      name,
      title: map !== undefined && !/^(?:index|readme|moc)$/i.test(stemOf(map.file)) ? map.title : name,
      entries: isListed
        ? [map, ...sorted.filter((page) => page !== map)].flatMap((page) =>
            page === undefined ? [] : [{ page }],
          )
        : tocOfFolders(own, folder),
      origin: { file: map?.file ?? (folder || '.') },
    };
  });
}

/** A map of content: the note of a folder. */
function isMap(file: string, folder: string): boolean {
  const name = stemOf(file);
  return (
    name.toLowerCase() === nameOf(folder).toLowerCase() || /^(?:_?index|readme|home)$|\bMOC\b/i.test(name)
  );
}

function linkedNotes(source: Source, map: Page, vault: Vault): Page[] {
  const { body } = splitFrontMatter(source.readText(map.file) ?? '');
  return [...body.matchAll(/(?<!!)\[\[([^[\]|#\n]+)/g)].flatMap(
    ([, name = '']) => vault.note(name.trim(), map.file) ?? [],
  );
}
