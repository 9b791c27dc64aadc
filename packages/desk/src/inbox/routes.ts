import type * as z from 'zod';
import type { Desk } from '../desk.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { DeskApp } from '../web/environment.ts';
import { readForm } from '../web/forms.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften } from '../web/page.ts';
import { letterAgainPage, thanksPage } from './pages.ts';
import { sentQuestion, sentReport } from './sent-letter.ts';
import { addLetter } from './store.ts';
import { inboxWords } from './words.ts';

const byNetwork = { name: 'letters by network', count: 20, seconds: 600 };

/** Where the forms of the publication's pages lead: `site.forms` in publication.yaml. */
export function addRoutes(app: DeskApp, desk: Desk): void {
  const { base, database, limits, settings, now } = desk;

  const take = (path: string, shape: z.ZodType<z.infer<typeof sentQuestion | typeof sentReport>>) =>
    app.post(path, async (c) => {
      if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
      const form = await readForm(c, shape);
      if (form.text('website') !== '') return c.redirect(`${base}/thanks`, 303);
      const language = c.get('language');
      if (!form.isRight) return showPage(c, desk, letterAgainPage(desk, language, path, form));
      const letter = { ...form.value, language };
      await database.transaction(async (queries) => {
        const id = await addLetter(queries, letter, now());
        if (id === undefined) return;
        const words = inboxWords[settings.language];
        const text = words.noticeText(`${settings.address}/staff/inbox/${id}`);
        for (const to of settings.inbox.notify)
          await enqueueMail(queries, { to, subject: words.noticeSubject(settings.title), text }, now());
      });
      if (settings.inbox.notify.length > 0) desk.wake('send-mails');
      return c.redirect(`${base}/thanks`, 303);
    });

  take('/questions', sentQuestion);
  take('/reports', sentReport);
  app.get('/thanks', (c) => showPage(c, desk, thanksPage(desk, c.get('language'))));
}
