import * as z from 'zod';
import type { Desk } from '../desk.ts';
import type { Queries } from '../database/database.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { recordAudit } from '../staff/audit.ts';
import { staffOf } from '../staff/guard.ts';
import { showStaffPage } from '../staff/show-staff-page.ts';
import type { DeskApp, DeskContext } from '../web/environment.ts';
import { readForm, readQuery } from '../web/forms.ts';
import { draftOf } from './draft.ts';
import { letterKinds, letterStates, type Letter } from './letter.ts';
import { exportReports } from './reports.ts';
import { replyMail } from './reply-mail.ts';
import { inboxPage, letterPage, type LetterDetails } from './staff-pages.ts';
import {
  changeLetter,
  deleteLetter,
  findLetter,
  listChoices,
  listEntries,
  listLetters,
  listStaff,
} from './store.ts';

const listedAtOnce = 50;

const optional = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.literal('').transform(() => undefined), shape]).optional();
const filter = z.object({
  state: optional(z.enum(['open', ...letterStates])),
  kind: optional(z.enum(['report', ...letterKinds])),
  assignee: optional(z.literal('me')),
  article: optional(z.string().max(500)),
  series: optional(z.string().max(2000)),
  edition: optional(z.string().max(2000)),
  search: optional(z.string().max(200)),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const version = z.coerce.number().int().min(0);
const written = z.object({
  version,
  text: z
    .string()
    .trim()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().min(1).max(20_000)),
});

export function addStaffRoutes(app: DeskApp, desk: Desk): void {
  const { base, database, now } = desk;

  app.get('/staff/inbox', async (c) => {
    const query = readQuery(c, filter);
    const { from, assignee, ...wanted } = query.isRight ? query.value : { from: 0 };
    const mine = assignee === undefined ? {} : { assignee: staffOf(c).person_id };
    const found = await listLetters(database, { ...wanted, ...mine }, { from, most: listedAtOnce + 1 });
    const chosen = Object.fromEntries(Object.keys(filter.shape).map((name) => [name, query.text(name)]));
    const beside = (start: number) =>
      new URLSearchParams({ ...onlyFilled(chosen), from: String(start) }).toString();
    const list = {
      letters: found.slice(0, listedAtOnce),
      choices: await listChoices(database),
      chosen,
      previous: from === 0 ? undefined : beside(Math.max(0, from - listedAtOnce)),
      next: found.length > listedAtOnce ? beside(from + listedAtOnce) : undefined,
    };
    return showStaffPage(c, desk, inboxPage(desk, c.get('language'), list));
  });

  app.get('/staff/inbox/reports.json', async (c) => {
    const letters = await listLetters(
      database,
      { kind: 'report', state: 'open' },
      { from: 0, most: 1_000_000 },
    );
    c.header('Cache-Control', 'no-store');
    c.header('Content-Disposition', 'attachment; filename="export.json"');
    return c.json(exportReports(letters));
  });

  const show = async (c: DeskContext, letter: Letter, refused?: LetterDetails['refused']) => {
    const details = {
      letter,
      entries: await listEntries(database, letter.id),
      staff: await listStaff(database),
      ...(refused === undefined ? {} : { refused }),
    };
    return showStaffPage(c, desk, letterPage(desk, c.get('language'), details));
  };

  app.get('/staff/inbox/:id', async (c) => {
    const letter = await findLetter(database, c.req.param('id'));
    return letter === undefined ? c.notFound() : show(c, letter);
  });

  app.get('/staff/inbox/:id/article.md', async (c) => {
    const letter = await findLetter(database, c.req.param('id'));
    if (letter === undefined) return c.notFound();
    const { title, body } = draftOf(letter, await listEntries(database, letter.id));
    const published = new Date(now()).toISOString().slice(0, 10);
    c.header('Cache-Control', 'no-store');
    c.header('Content-Type', 'text/markdown; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="${letter.id}.md"`);
    const frontMatter = `---\ntitle: ${JSON.stringify(title)}\npublished: ${published}\nstatus: draft\n---\n\n`;
    return c.body(frontMatter + body);
  });

  const setState = z.object({ version, state: z.enum(letterStates) });
  app.post('/staff/inbox/:id/state', async (c) => {
    const form = await readForm(c, setState);
    return change(c, form, async (queries, letter, { state }) =>
      changeLetter(queries, { ...letter, state }, { kind: 'state', text: state, author: author(c) }, now()),
    );
  });

  app.post('/staff/inbox/:id/assignee', async (c) => {
    const form = await readForm(c, z.object({ version, assignee: z.string().max(100) }));
    return change(c, form, async (queries, letter, { assignee }) => {
      const colleague = (await listStaff(queries)).find(({ id }) => id === assignee);
      const isTaken = colleague !== undefined && letter.state === 'new';
      const state = isTaken ? 'working' : letter.state;
      const to = { ...letter, state, assignee: colleague?.id ?? null };
      const text = colleague?.email ?? '–';
      return changeLetter(queries, to, { kind: 'assignee', text, author: author(c) }, now());
    });
  });

  app.post('/staff/inbox/:id/note', async (c) => {
    const form = await readForm(c, written);
    return change(
      c,
      form,
      async (queries, letter, { text }) =>
        changeLetter(queries, letter, { kind: 'note', text, author: author(c) }, now()),
      { kind: 'note', text: form.text('text') },
    );
  });

  app.post('/staff/inbox/:id/reply', async (c) => {
    const form = await readForm(c, written);
    const answer = await change(
      c,
      form,
      async (queries, letter, { text }) => {
        if (letter.email === '') return false;
        const isChanged = await changeLetter(
          queries,
          { ...letter, state: 'answered' },
          { kind: 'reply', text, author: author(c) },
          now(),
        );
        if (isChanged) await enqueueMail(queries, replyMail(letter, text, desk.settings), now());
        return isChanged;
      },
      { kind: 'reply', text: form.text('text') },
    );
    desk.wake('send-mails');
    return answer;
  });

  app.post('/staff/inbox/:id/delete', async (c) => {
    const form = await readForm(c, z.object({ sure: z.literal('yes') }));
    const letter = await findLetter(database, c.req.param('id'));
    if (letter === undefined) return c.notFound();
    if (!form.isRight) return show(c, letter);
    await database.transaction(async (queries) => {
      await deleteLetter(queries, letter.id);
      await recordAudit(queries, { actor: author(c), action: 'delete-letter', target: '' }, now());
    });
    return c.redirect(`${base}/staff/inbox`, 303);
  });

  /** Changes the letter that the path names, unless somebody has changed it since the page was shown. */
  async function change<Value extends { readonly version: number }>(
    c: DeskContext,
    form: { readonly isRight: true; readonly value: Value } | { readonly isRight: false },
    work: (queries: Queries, letter: Letter, value: Value) => Promise<boolean>,
    text: { readonly kind: 'note' | 'reply'; readonly text: string } = { kind: 'note', text: '' },
  ): Promise<Response> {
    const id = c.req.param('id') ?? '';
    const letter = await findLetter(database, id);
    if (letter === undefined) return c.notFound();
    if (!form.isRight) return show(c, letter, { ...text, isLate: false });
    const { value } = form;
    const isDone = await database.transaction((queries) =>
      work(queries, { ...letter, version: value.version }, value),
    );
    if (!isDone) return show(c, letter, { ...text, isLate: true });
    return c.redirect(`${base}/staff/inbox/${id}`, 303);
  }
}

function author(c: DeskContext): string {
  return staffOf(c).person_id;
}

function onlyFilled(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
