import { expect, test } from 'vitest';
import { openMemory, parseNotes, printNotes } from '../../src/incremental/notes.ts';
import { sourcePath } from '../../src/model/paths.ts';

const article = sourcePath('series/articles/tillit.md');
const remembered = { head: { title: 'Tillit\tog\ntid' }, rest: () => ['id'] };

test('what was noted of a file is recalled while its digest is the same', () => {
  const memory = openMemory(new Map(), () => 'a');
  memory.note(article, remembered);
  const notes = parseNotes(printNotes(memory.fresh));
  const recalled = openMemory(notes, () => 'a').recall(article);
  expect(recalled?.head).toEqual(remembered.head);
  expect(recalled?.rest()).toEqual(['id']);
  expect(openMemory(notes, () => 'b').recall(article)).toBeUndefined();
});

test.each(['series/articles/a\tb.md', `series/articles/a\n${article}\ta\t{}\t[].md`])(
  'a file whose name would be a line of its own is not noted: %j',
  (name) => {
    const memory = openMemory(new Map(), () => 'a');
    memory.note(sourcePath(name), remembered);
    expect(memory.fresh.size).toBe(0);
  },
);
