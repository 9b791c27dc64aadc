import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { editsOf, editsOfFiles, type Edit } from './every-field/edits.ts';
import { everyField } from './every-field/library.ts';
import { listFields } from './every-field/list-fields.ts';
import { planBuild, type Output, type PlannedBuild } from './every-field/list-outputs.ts';
import { openDesk, type Desk } from './every-field/open-desk.ts';

// Every page shows the newest articles: in a short list, a few articles are left that it does not name.
vi.mock('../../src/formats/newest-first.ts', async (original) => ({
  ...(await original<object>()),
  listLength: 2,
}));

// To try a citation style takes a tenth of a build, and depends on what is given alone.
vi.mock(import('../../src/markdown/csl/read-style.ts'), async (original) => {
  const { readStyle } = await original();
  const known = new Map<string, ReturnType<typeof readStyle>>();
  return {
    readStyle: (...given) => {
      const key = JSON.stringify(given);
      const style = known.get(key) ?? readStyle(...given);
      known.set(key, style);
      return style;
    },
  };
});

// The fonts are the same in each build: they are read and parsed for the first.
vi.mock(import('../../src/platform/fonts.ts'), async (original) => {
  const fonts = await original();
  const known = new Map<string, ReturnType<typeof fonts.openFonts>>();
  return {
    ...fonts,
    openFonts: (root) => {
      const opened = known.get(root) ?? fonts.openFonts(root);
      known.set(root, opened);
      return opened;
    },
  };
});

let desk: Desk;
let before: PlannedBuild;
let outputs: ReadonlyMap<string, Output>;
const digests = new Map<string, Promise<string>>();

beforeAll(async () => {
  desk = openDesk();
  desk.write(everyField());
  before = await planBuild(desk.root);
  outputs = await before.listOutputs();
});
afterAll(() => desk.close());

function digestBefore(path: string, output: Output): Promise<string> {
  const digest = digests.get(path) ?? output.digest();
  digests.set(path, digest);
  return digest;
}

/** The outputs that a build would keep after an edit, though a clean build makes others. */
async function findStale({ what, make }: Edit): Promise<string[]> {
  const written = everyField();
  make(written);
  expect(written, what).not.toEqual(everyField());
  desk.write(written);
  const build = await planBuild(desk.root);
  // What does not depend on the settings is a static file: see below.
  if (build.settings !== before.settings) return [];
  const stale: string[] = [];
  for (const [path, output] of await build.listOutputs()) {
    const earlier = outputs.get(path);
    if (earlier?.key !== output.key) continue;
    if ((await output.digest()) !== (await digestBefore(path, earlier))) stale.push(path);
  }
  return stale;
}

test.each(['publication', 'series', 'article', 'references', 'lock'])(
  'whatever field of a %s is edited, no output is kept that a clean build would make differently',
  async (file) => {
    const fields = listFields().filter(({ name }) => name.startsWith(`${file} `));
    const stale: Record<string, string[]> = {};
    for (const edit of fields.flatMap(editsOf)) {
      const found = await findStale(edit);
      if (found.length > 0) stale[edit.what] = found;
    }
    expect(fields).not.toEqual([]);
    expect(stale).toEqual({});
  },
);

test.each(editsOfFiles.map((edit) => [edit.what, edit] as const))('%s', async (_what, edit) => {
  expect(await findStale(edit)).toEqual([]);
});

test('what does not depend on the settings is a static file', () => {
  const others = [...outputs].filter(([, { dependsOn }]) => !dependsOn.includes('settings'));
  for (const [, { dependsOn }] of others)
    expect(dependsOn).toEqual([expect.stringMatching(/^asset series\/static/)]);
});
