import * as z from 'zod';
import type { Desk } from '../desk.ts';
import { addRequest } from '../sessions/store.ts';
import type { DeskApp } from '../web/environment.ts';
import { readForm } from '../web/forms.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften } from '../web/page.ts';
import { payButton } from '../payments/buttons.ts';
import { joinPage } from './pages.ts';
import { emailAddress } from './people.ts';

const byNetwork = { name: 'join by network', count: 10, seconds: 600 };
const byAddress = { name: 'join by address', count: 3, seconds: 900 };

/** The page that `site.subscription.address` names. */
export function addRoutes(app: DeskApp, desk: Desk): void {
  const { base, database, limits, settings, now } = desk;
  app.get('/join', (c) =>
    showPage(c, desk, joinPage(desk, c.get('language'), payButton(desk, c.get('language')))),
  );

  app.post('/join', async (c) => {
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const form = await readForm(c, z.object({ email: emailAddress }));
    if (!form.isRight || settings.members.trialDays === 0)
      return showPage(c, desk, { ...joinPage(desk, c.get('language')), status: 422 });
    const { email } = form.value;
    if (limits.take(byAddress, email)) {
      const language = c.get('language');
      const next = `${settings.site}/`;
      await database.transaction((queries) =>
        addRequest(queries, { email, purpose: 'trial', next, language, requested_at: now() }),
      );
      desk.wake('sign-in-links');
    }
    return c.redirect(`${base}/sign-in/sent`, 303);
  });
}
