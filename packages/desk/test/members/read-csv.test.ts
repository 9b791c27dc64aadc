import { expect, test } from 'vitest';
import { readCsv } from '../../src/members/read-csv.ts';

test('reads addresses, names and last days, as spreadsheets write them', () => {
  const { members, problems } = readCsv(
    '\uFEFFEmail;Name;Ends\r\nKari@library.example;"Kari ""K""; Hansen";2026-12-31\r\n\r\nola@library.example\r\n',
  );
  expect(problems).toEqual([]);
  expect(members).toEqual([
    { email: 'kari@library.example', name: 'Kari "K"; Hansen', endsAt: Date.UTC(2027, 0, 1) },
    { email: 'ola@library.example', name: '', endsAt: null },
  ]);
});

test('names each line that cannot be read, and reads the others', () => {
  const { members, problems } = readCsv(
    'email,name,ends,phone\na@b.example,,\nnobody,,\nA@b.example,,\nc@b.example,,31.12.2026\nd@b.example,,\n',
  );
  expect(members.map(({ email }) => email)).toEqual(['a@b.example', 'd@b.example']);
  expect(problems).toEqual([
    { line: 1, message: 'The column "phone" is not read.' },
    { line: 3, message: '"nobody" is not an e-mail address.' },
    { line: 4, message: 'a@b.example is in the file twice.' },
    { line: 5, message: '"31.12.2026" is not a date, such as 2026-12-31.' },
  ]);
});

test.each(['name\nKari\n', 'email\n"open', ''])('%j is no list of members, and no crash', (text) => {
  expect(readCsv(text).members).toEqual([]);
});
