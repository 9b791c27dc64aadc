import { describe, expect, test } from 'vitest';
import { alignPages, lettersOf } from '../../../src/formats/epub/align-pages.ts';

const first =
  'Et nettverk er et sett av noder som er knyttet til hverandre. Definisjonen er knapp med hensikt. ';
const second = 'Den sier ingenting om hva nodene er, hvor mange de er, eller hva som flyter mellom dem. ';
const third =
  'Derfor kan den brukes om alt fra strømnett og nerveceller til leverandører i oppdrettsnæringen.';
const text = lettersOf(first + second + third);
const [atSecond, atThird] = [lettersOf(first).length, lettersOf(first + second).length];

function offsets(pages: readonly string[], pictures: readonly number[] = []) {
  return alignPages(pages, text, pictures).map(({ offset }) => offset);
}

describe('pages are found in a text', () => {
  test('by their first words, whatever hyphens and spaces do', () => {
    expect(offsets([first, 'Den sier ingen­ting om hva  nodene er', third])).toEqual([0, atSecond, atThird]);
  });

  test('behind what the e-book does not have: the head of a table, the number of a list', () => {
    expect(offsets([first, `Begrep Forklaring ${second}`, `3 ${third}`])).toEqual([0, atSecond, atThird]);
  });

  test('in the middle of a sentence', () => {
    const rest = 'hva som flyter mellom dem. ';
    expect(offsets([first + second.slice(0, -rest.length), rest + third])).toEqual([
      0,
      lettersOf(first + second.slice(0, -rest.length)).length,
    ]);
  });

  test('at the picture that they begin with, when its caption is the first that is known', () => {
    const drawn = `Ord inni en tegning ${second}`;
    expect(alignPages([first, drawn], text, [atSecond])[1]).toEqual({ offset: atSecond, atPicture: true });
    expect(alignPages([first, second], text, [atSecond])[1]).toEqual({ offset: atSecond, atPicture: false });
  });

  test('at a picture alone, or where the page before ends, when nothing of them is known', () => {
    expect(alignPages([first, 'Bare en tegning', third], text, [atSecond])).toMatchObject([
      { offset: 0 },
      { offset: atSecond, atPicture: true },
      { offset: atThird },
    ]);
    expect(offsets([first, '', second])).toEqual([0, atSecond, atSecond]);
  });

  test('in order: the same words farther back do not count', () => {
    const repeated = lettersOf(first + second + first + third);
    const starts = alignPages([first + second, first + third], repeated, []);
    expect(starts.map(({ offset }) => offset)).toEqual([0, atThird]);
  });
});
