import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { docx, pageOfBook, paragraphOfWord } from '../harness/archives.ts';
import { sumFiles } from '../harness/list-files.ts';
import { runHere } from '../harness/run-here.ts';
import { wxr } from '../harness/wxr.ts';
import { zip } from '../harness/zip.ts';

interface Text {
  /** Its name in the source, which is its title too. */
  readonly name: string;
  readonly paragraphs: readonly string[];
}

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Kind {
  /** Relative to the folder of the source; an empty path is the folder itself. */
  readonly path: string;
  /** `texts` in their order. */
  readonly files: (texts: readonly Text[]) => Files | Promise<Files>;
}

const bodyOf = ({ paragraphs }: Text) => `${paragraphs.join('\n\n')}\n`;
const htmlOf = ({ paragraphs }: Text) => paragraphs.map((one) => `<p>${one}</p>`).join('');
const listOf = (texts: readonly Text[], line: (text: Text) => string) => texts.map(line).join('\n');

/** A file for each text, as a tool of Markdown has them. */
function pages(texts: readonly Text[], path: (name: string) => string, more = ''): Files {
  return Object.fromEntries(
    texts.map((text, index) => [
      path(text.name),
      `---\ntitle: ${text.name}\nweight: ${String(index + 1)}\n${more}---\n\n${bodyOf(text)}`,
    ]),
  );
}

const kinds: Readonly<Record<string, Kind>> = {
  markdown: {
    path: '',
    files: (texts) => ({
      'mkdocs.yml': `site_name: Tides\nnav:\n${listOf(texts, ({ name }) => `  - ${name}.md`)}\n`,
      ...pages(texts, (name) => `docs/${name}.md`),
    }),
  },
  mdbook: {
    path: '',
    files: (texts) => ({
      'book.toml': '[book]\ntitle = "Tides"\n',
      'src/SUMMARY.md': `# Summary\n\n${listOf(texts, ({ name }) => `- [${name}](${name}.md)`)}\n`,
      ...Object.fromEntries(
        texts.map((text) => [`src/${text.name}.md`, `# ${text.name}\n\n${bodyOf(text)}`]),
      ),
    }),
  },
  hugo: {
    path: '',
    files: (texts) => ({
      'hugo.toml': 'title = "Tides"\n',
      ...pages(texts, (name) => `content/tides/${name}.md`),
    }),
  },
  obsidian: {
    path: '',
    files: (texts) => ({
      '.obsidian/app.json': '{}',
      ...pages(texts, (name) => `${name}.md`),
    }),
  },
  quarto: {
    path: '',
    files: (texts) => ({
      '_quarto.yml': `project:\n  type: book\nbook:\n  title: Tides\n  chapters:\n${listOf(texts, ({ name }) => `    - ${name}.qmd`)}\n`,
      ...pages(texts, (name) => `${name}.qmd`),
    }),
  },
  myst: {
    path: '',
    files: (texts) => ({
      'myst.yml': `version: 1\nproject:\n  title: Tides\n  toc:\n${listOf(texts, ({ name }) => `    - file: ${name}.md`)}\n`,
      ...pages(texts, (name) => `${name}.md`),
    }),
  },
  ghost: {
    path: 'tides.json',
    files: (texts) => ({
      'tides.json': JSON.stringify({
        db: [
          {
            meta: { exported_on: 1 },
            data: {
              posts: texts.map((text, index) => ({
                id: text.name,
                title: text.name,
                slug: text.name,
                html: htmlOf(text),
                type: 'post',
                status: 'published',
                visibility: 'public',
                published_at: `2020-01-0${String(index + 1)}T10:00:00.000Z`,
              })),
              tags: [{ id: 't', name: 'Tides', slug: 'tides' }],
              posts_tags: texts.map(({ name }) => ({ post_id: name, tag_id: 't', sort_order: 0 })),
            },
          },
        ],
      }),
    }),
  },
  wordpress: {
    path: 'tides.xml',
    files: (texts) => ({
      'tides.xml': wxr(
        texts.map((text, index) => ({
          id: text.name.length * 100 + text.name.charCodeAt(0),
          title: text.name,
          slug: text.name,
          content: htmlOf(text),
          date: `2020-01-0${String(index + 1)} 10:00:00`,
          terms: [['category', 'tides', 'Tides'] as const],
        })),
      ),
    }),
  },
  epub: {
    path: 'tides.epub',
    files: async (texts) => ({
      'tides.epub': await zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
        'book.opf': `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides</dc:title><dc:language>en</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>${listOf(texts, ({ name }) => `<item id="${name}" href="${name}.xhtml"/>`)}</manifest><spine>${listOf(texts, ({ name }) => `<itemref idref="${name}"/>`)}</spine></package>`,
        'nav.xhtml': pageOfBook(
          `<nav epub:type="toc"><ol>${listOf(texts, ({ name }) => `<li><a href="${name}.xhtml">${name}</a></li>`)}</ol></nav>`,
        ),
        ...Object.fromEntries(
          texts.map((text) => [`${text.name}.xhtml`, pageOfBook(`<h1>${text.name}</h1>${htmlOf(text)}`)]),
        ),
      }),
    }),
  },
  word: {
    path: 'tides.docx',
    files: async (texts) => ({
      'tides.docx': await docx(
        texts
          .map(
            ({ name, paragraphs }) =>
              paragraphOfWord(name, 'Heading1') + paragraphs.map((one) => paragraphOfWord(one)).join(''),
          )
          .join(''),
      ),
    }),
  },
};

const text = (name: string, changes: Readonly<Record<number, string>> = {}): Text => ({
  name,
  paragraphs: ['First', 'Second', 'Third'].map(
    (nth, index) => changes[index] ?? `${nth} sentence of ${name}.`,
  ),
});

/** What an author makes of five texts: three have changed, one is gone, one is new, and the order is another one. */
const former = ['both', 'clash', 'moved', 'deleted', 'gone'].map((name) => text(name));
const next = [
  text('added'),
  text('clash', { 1: 'Theirs, of a clash.' }),
  text('both', { 2: 'Third sentence, newly.' }),
  text('moved', { 2: 'Third sentence, newly.' }),
  text('deleted', { 2: 'Third sentence, newly.' }),
];

test.each(Object.entries(kinds))(
  '%s: keeps what an editor has edited, moved and deleted',
  async (id, { path, files }) => {
    const root = mkdtempSync(join(tmpdir(), 'kolofon-second-import-'));
    const library = join(root, 'library');
    const run = async (...args: string[]) => {
      const { failure, log } = await runHere(args);
      expect(failure, log).toBeUndefined();
    };
    const importTexts = async (texts: readonly Text[]) => {
      rmSync(join(root, 'source'), { recursive: true, force: true });
      for (const [name, content] of Object.entries(await files(texts))) {
        mkdirSync(dirname(join(root, 'source', name)), { recursive: true });
        writeFileSync(join(root, 'source', name), content);
      }
      await run('import', join(root, 'source', path), '--into', library, '--from', id, '--language', 'en');
    };
    const place = (name: string) => {
      const found = Object.keys(sumFiles(join(library, 'series'))).find((file) => file.endsWith(name));
      return found === undefined ? undefined : join(library, 'series', found);
    };
    const read = (name: string) => readFileSync(place(name) ?? name, 'utf8');
    const edit = (name: string, change: (text: string) => string) => {
      writeFileSync(place(name) ?? name, change(read(name)));
    };

    await importTexts(former);
    edit('both.md', (one) => one.replace('First sentence', 'Our first sentence'));
    edit('clash.md', (one) => one.replace('Second sentence', 'Our second sentence'));
    await run('mv', 'moved', 'elsewhere/renamed.md', '--root', library);
    rmSync(place('deleted.md') ?? '');
    const manifest = Object.keys(sumFiles(join(library, 'series'))).find(
      (file) => /^[^/]+\.yaml$/.test(file) && read(file).includes('- both'),
    );
    if (manifest === undefined) throw new Error('There is no manifest.');
    edit(manifest, (one) => one.replace(/summary: .*/, 'summary: Ours.').replace(/ +- deleted\n/, ''));

    await importTexts(next);
    expect(read('/both.md')).toContain('Our first sentence of both.');
    expect(read('/both.md')).toContain('Third sentence, newly.');
    expect(read('/clash.md')).toMatch(/<<<<<<< yours\nOur second[^]*=======\nTheirs, of a clash\.\n>>>>>>>/);
    expect(read('elsewhere/renamed.md')).toContain('Third sentence, newly.');
    for (const name of ['/moved.md', '/deleted.md', '/gone.md']) expect(place(name), name).toBeUndefined();
    expect(read('/added.md')).toContain('Third sentence of added.');
    expect(read(manifest)).toContain('summary: Ours.');
    expect([...read(manifest).matchAll(/- ([a-z]+)$/gm)].map(([, one]) => one).sort()).toEqual([
      'added',
      'both',
      'clash',
      'renamed',
    ]);
    expect(existsSync(join(library, '.kolofon-import'))).toBe(true);

    const before = sumFiles(library);
    await importTexts(next);
    const after = sumFiles(library);
    expect({ ...after, 'import.md': before['import.md'] }).toEqual(before);
  },
);
