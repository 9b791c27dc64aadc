import type * as z from 'zod';
import { secretOf } from '../database/secrets.ts';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { puzzleField, puzzlePage } from '../puzzle/page.ts';
import { checkPuzzle, createPuzzle } from '../puzzle/puzzle.ts';
import { usePuzzle } from '../puzzle/store.ts';
import type { DeskApp } from '../web/environment.ts';
import { readForm, type Sent } from '../web/forms.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften, type Page } from '../web/page.ts';
import { letterAgainPage, thanksPage } from './pages.ts';
import { sentQuestion, sentReport } from './sent-letter.ts';
import { addLetter } from './store.ts';
import { inboxWords } from './words.ts';

const byNetwork = { name: 'letters by network', count: 20, seconds: 600 };

/** Where the forms of the publication's pages lead: `site.forms` in publication.yaml. */
export function addRoutes(app: DeskApp, desk: Desk): void {
  const { base, database, limits, settings, now } = desk;

  const readSecret = () => database.transaction((queries) => secretOf(queries, 'puzzle'));
  const checkSent = async (text: string) => checkPuzzle(text, await readSecret(), now());

  /** The same form with a new challenge, which the browser solves. */
  const askAgain = async (language: Language, path: string, form: Sent<unknown>): Promise<Page> => {
    const fields = new Map([...form.fields].filter(([name]) => name !== puzzleField));
    const { sender, inbox } = settings;
    const address = inbox.replyTo ?? /<([^<>]+)>/.exec(sender)?.[1] ?? sender;
    const sent = { action: base + path, fields, message: form.text('message'), address };
    return puzzlePage(language, await createPuzzle(await readSecret(), now()), sent);
  };

  const take = (path: string, shape: z.ZodType<z.infer<typeof sentQuestion | typeof sentReport>>) =>
    app.post(path, async (c) => {
      if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
      const form = await readForm(c, shape);
      if (form.text('website') !== '') return c.redirect(`${base}/thanks`, 303);
      const language = c.get('language');
      if (!form.isRight) return showPage(c, desk, letterAgainPage(desk, language, path, form));
      const letter = { ...form.value, language };
      const solved = settings.inbox.proofOfWork ? await checkSent(form.text(puzzleField)) : 'not asked';
      if (solved === undefined) return showPage(c, desk, await askAgain(language, path, form));
      const isTaken = await database.transaction(async (queries) => {
        if (solved !== 'not asked' && !(await usePuzzle(queries, solved))) return false;
        const id = await addLetter(queries, letter, now());
        if (id === undefined) return true;
        const words = inboxWords[settings.language];
        const text = words.noticeText(`${settings.address}/staff/inbox/${id}`);
        for (const to of settings.inbox.notify)
          await enqueueMail(queries, { to, subject: words.noticeSubject(settings.title), text }, now());
        return true;
      });
      if (!isTaken) return showPage(c, desk, await askAgain(language, path, form));
      if (settings.inbox.notify.length > 0) desk.wake('send-mails');
      return c.redirect(`${base}/thanks`, 303);
    });

  take('/questions', sentQuestion);
  take('/reports', sentReport);
  app.get('/thanks', (c) => showPage(c, desk, thanksPage(desk, c.get('language'))));
}
