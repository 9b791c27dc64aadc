import { expect, test } from 'vitest';
import { openMemory, parseNotes, printNotes, type ParsedNotes } from '../../src/incremental/notes.ts';
import { sourcePath } from '../../src/model/paths.ts';

const article = sourcePath('series/articles/tillit.md');
const head = { title: 'Tillit\tog\ntid' };
const rest = JSON.stringify(['id']);

test('what was noted of a file is recalled while its digest is the same', () => {
  const memory = openMemory(new Map(), () => 'a');
  memory.note(article, head, rest);
  const notes = parseNotes(printNotes(memory.fresh));
  const recalled = openMemory(notes, () => 'a').recall(article);
  expect(recalled?.head).toEqual(head);
  expect(recalled?.rest()).toEqual(['id']);
  expect(openMemory(notes, () => 'b').recall(article)).toBeUndefined();
});

test.each(['series/articles/a\tb.md', `series/articles/a\n${article}\ta\t{}\t[].md`])(
  'a file whose name would be a line of its own is not noted: %j',
  (name) => {
    const memory = openMemory(new Map(), () => 'a');
    memory.note(sourcePath(name), head, rest);
    expect(memory.fresh.size).toBe(0);
  },
);

test('a process that remembers what it parsed parses a line once, and another line again', () => {
  const parsed: ParsedNotes = new Map();
  const noteOf = (title: string) => {
    const memory = openMemory(new Map(), () => 'a');
    memory.note(article, { title }, rest);
    return memory.fresh;
  };
  const recall = (title: string, digest = 'a') =>
    openMemory(noteOf(title), () => digest, parsed).recall(article);
  const first = recall('Tillit');
  expect(recall('Tillit')).toBe(first);
  expect(recall('Tillit', 'b')).toBeUndefined();
  expect(recall('Tid')?.head).toEqual({ title: 'Tid' });
  expect(recall('Tillit')?.head).toEqual({ title: 'Tillit' });
});
