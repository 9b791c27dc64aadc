import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sql } from '../../src/database/sql.ts';
import { databaseKinds } from '../harness/databases.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk, type Visitor } from '../harness/test-desk.ts';

const question = {
  message: 'What is a weak tie?\r\nAnd a strong one?',
  quote: 'Weak ties reach further.',
  name: 'Kari <b>Nordmann</b>',
  email: 'Kari@library.example',
  consent: 'yes',
  article: 'Weak ties <script>alert(1)</script>',
  address: 'https://library.example/articles/weak-ties/',
  series: 'Networks; Society',
  part: 'Part 2 of 5; Part 1 of 3',
  edition: 'Edition 3; Edition 1',
  website: '',
};
const report = {
  ...question,
  kind: 'error',
  message: 'The year is wrong.',
  name: '',
  email: '',
  article: 'Strong ties',
  address: 'https://library.example/articles/strong-ties/',
  series: 'Networks',
  edition: 'Edition 3',
};
const fromSite = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'https://library.example',
  'sec-fetch-site': 'same-site',
};

const rowCount = z.object({ n: z.coerce.number() });
const countLetters = sql`select count(*) as n from letters`;

describe.each(databaseKinds())('the inbox with $name', ({ create }) => {
  let desk: TestDesk;
  let owner: Visitor;

  const send = (path: string, fields: Readonly<Record<string, string>>, more = {}) =>
    desk
      .visit({ 'x-forwarded-for': `192.0.2.${(count += 1)}` })
      .ask('POST', path, new URLSearchParams(fields).toString(), { ...fromSite, ...more });
  let count = 0;
  const list = async (query = '') => {
    const { body } = await owner.get(`/desk/staff/inbox?${query}`);
    return [...body.matchAll(/staff\/inbox\/([\w-]{36})">([^<]*)/g)].map(([, id = '', text = '']) => ({
      id,
      text,
    }));
  };
  const versionOf = async (path: string) =>
    /name="version" value="(\d+)"/.exec((await owner.get(path)).body)?.[1] ?? '';

  beforeAll(async () => {
    desk = await openTestDesk(await create(), { inbox: { notify: ['owner@library.example'] } });
    owner = desk.visit();
    await signIn(desk, owner, 'owner@library.example', 'staff');
  });
  afterAll(() => desk.stop());

  test('takes the forms of the pages, each once, and thanks in the language of the reader', async () => {
    const answer = await send('/desk/questions', question, { 'accept-language': 'nn' });
    expect(answer).toMatchObject({ status: 303, location: '/desk/thanks' });
    expect((await send('/desk/questions', question, { 'accept-language': 'nn' })).status).toBe(303);
    expect((await send('/desk/reports', report)).status).toBe(303);
    expect((await desk.visit({ 'accept-language': 'nn' }).get('/desk/thanks')).body).toContain(
      'Vi har fått det du skreiv.',
    );
    expect((await list()).map(({ text }) => text).toSorted()).toEqual([
      'The year is wrong.',
      'What is a weak tie? And a strong one?',
    ]);
    await desk.mailed(3);
    expect(desk.mails.at(-1)).not.toContain('weak tie');
  });

  test('shows robots a page of thanks and keeps nothing of theirs', async () => {
    const answer = await send('/desk/questions', {
      ...question,
      message: 'Buy',
      website: 'https://x.example',
    });
    expect(answer.location).toBe('/desk/thanks');
    expect(await list('search=buy')).toEqual([]);
  });

  test('gives back what is incomplete, with everything that was written', async () => {
    const { status, body } = await send('/desk/questions', {
      ...question,
      message: '</textarea><script>alert(1)</script>',
      email: 'kari',
      consent: '',
    });
    expect(status).toBe(422);
    expect(body).toContain('Write a whole e-mail address.');
    expect(body).toContain('value="https://library.example/articles/weak-ties/"');
    expect(body).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect(body).not.toContain('<script>alert');
    for (const wrong of [{ message: '' }, { message: 'x'.repeat(4001) }, { name: '' }, { email: '' }])
      expect((await send('/desk/questions', { ...question, ...wrong })).status).toBe(422);
    expect((await send('/desk/reports', { ...report, kind: 'question' })).status).toBe(422);
    expect((await send('/desk/questions', { ...question, message: 'å\r\n'.repeat(2000) })).status).toBe(303);
  });

  test('a form from a foreign site is refused, and so are too many from one network', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await send('/desk/questions', question, foreign)).status).toBe(403);
    const [first] = await list('kind=error');
    expect(
      (
        await owner.ask('POST', `/desk/staff/inbox/${first?.id ?? ''}/delete`, 'sure=yes', {
          ...fromSite,
          ...foreign,
        })
      ).status,
    ).toBe(403);
    const visitor = desk.visit({ 'x-forwarded-for': '198.51.100.1' });
    const statuses = [];
    for (let i = 0; i < 21; i += 1) statuses.push((await visitor.post('/desk/reports', {})).status);
    expect(new Set(statuses.slice(0, 20))).toEqual(new Set([422]));
    expect(statuses[20]).toBe(429);
  });

  test('finds letters by state, kind, article, series, edition and words', async () => {
    const found = async (query: string) => (await list(query)).map(({ text }) => text.slice(0, 8));
    expect(await found('kind=report')).toEqual(['The year']);
    expect(await found('kind=missed')).toEqual([]);
    expect(await found('article=Strong+ties')).toEqual(['The year']);
    expect(await found('series=Society&search=weak+strong')).toEqual(['What is ']);
    expect(await found('series=Soc')).toEqual([]);
    expect(await found('edition=Edition+3&search=YEAR+wrong')).toEqual(['The year']);
    expect(await found('search=%25')).toEqual([]);
    expect(await found('state=answered')).toEqual([]);
    expect((await owner.get('/desk/staff/inbox?state=nothing&from=-1')).status).toBe(200);
    const { body } = await owner.get('/desk/staff/inbox');
    expect(body).toContain('<option value="Society"');
    expect(body).not.toContain('<script>');
  });

  test('staff answer a question by mail, once, and see who did what', async () => {
    const [letter] = await list('kind=question&search=strong');
    const path = `/desk/staff/inbox/${letter?.id ?? ''}`;
    expect((await owner.get(path)).body).toContain('Kari &lt;b&gt;Nordmann');
    const { body } = await owner.get(path);
    const me = /value="([\w-]{36})"[^>]*>\s*owner@/.exec(body)?.[1] ?? '';
    await owner.post(`${path}/assignee`, { version: '0', assignee: me });
    expect((await list('assignee=me')).length).toBe(1);
    expect((await list('state=working')).length).toBe(1);
    await owner.post(`${path}/note`, { version: '1', text: 'I take this.' });
    const { length } = desk.mails;
    const reply = { version: '2', text: 'A tie to *somebody* you know little.' };
    expect((await owner.post(`${path}/reply`, reply)).status).toBe(303);
    const again = await owner.post(`${path}/reply`, reply);
    expect(again.status).toBe(409);
    expect(again.body).toContain('A tie to *somebody* you know little.');
    await desk.mailed(length + 1);
    expect(desk.mails.slice(length)).toHaveLength(1);
    expect(desk.mails.at(-1)).toMatch(
      /To: kari@library\.example\nSubject: Meldinga di: Weak ties.*A tie to.*> What is a weak tie\?\n> And/s,
    );
    expect((await owner.get(path)).body).toMatch(/I take this\..*A tie to/s);
    expect((await list('state=answered')).length).toBe(1);
    const draft = (await owner.get(`${path}/article.md`)).body;
    expect(draft).toContain('title: "What is a weak tie?"');
    expect(draft).toContain('> What is a weak tie?\n> And a strong one?\n\nA tie to *somebody*');
    expect(draft).not.toContain('Kari');
    expect(
      (await owner.post(`${path}/state`, { version: await versionOf(path), state: 'declined' })).status,
    ).toBe(303);
  });

  test('a subject with line ends begins no other header', async () => {
    const { length } = desk.mails;
    await send('/desk/questions', { ...question, article: 'Ties\r\nBcc: all@library.example' });
    const [letter] = await list('search=bcc');
    await owner.post(`/desk/staff/inbox/${letter?.id ?? ''}/reply`, { version: '0', text: 'Yes.' });
    await desk.mailed(length + 2);
    expect(desk.mails.join('\n')).not.toMatch(/^Bcc/m);
  });

  test('reports are exported without those who sent them', async () => {
    expect(JSON.parse((await owner.get('/desk/staff/inbox/reports.json')).body)).toMatchObject({
      version: 1,
      reports: [{ kind: 'error', message: 'The year is wrong.', quote: 'Weak ties reach further.' }],
    });
  });

  test('everything is deleted when its time is over', async () => {
    desk.now += 370 * 86_400_000;
    desk.desk.wake('delete-letters');
    await expect
      .poll(async () => desk.desk.database.all(rowCount, countLetters).then(([row]) => row?.n))
      .toBe(0);
  });
});
