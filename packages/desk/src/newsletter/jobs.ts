import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Desk } from '../desk.ts';
import type { Job } from '../domain.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { describeError } from '../web/log.ts';
import { announced, noteNewParts } from './announce.ts';
import { partMail } from './part-mail.ts';
import { signSubscription } from './sign.ts';
import {
  deleteOldLinks,
  endAnnouncement,
  forgetMail,
  listBounced,
  listWaiting,
  nextAnnouncement,
  recordDelivery,
  secretOfNewsletter,
  suspend,
} from './store.ts';

/** Mails that are put into the outbox in one transaction. */
const atOnce = 100;

export function newsletterJobs(desk: Desk): Job[] {
  const { database, now, log, catalogue } = desk;
  return [
    {
      name: 'look-for-parts',
      every: 600_000,
      run: async () => {
        let found: Catalogue;
        try {
          found = await catalogue(0);
        } catch (error) {
          // The site may be built at this moment, or not be there yet.
          log('feed-unreadable', describeError(error));
          return;
        }
        await database.transaction((queries) => noteNewParts(queries, found, now()));
        desk.wake('queue-newsletter');
      },
    },
    {
      name: 'queue-newsletter',
      every: 60_000,
      run: async (isStopping) => {
        while (!isStopping() && (await queueSome(desk))) desk.wake('send-mails');
      },
    },
    {
      name: 'bounces',
      every: 60_000,
      run: () =>
        database.transaction(async (queries) => {
          await deleteOldLinks(queries, now());
          for (const { id, recipient } of await listBounced(queries)) {
            await suspend(queries, recipient);
            await forgetMail(queries, id);
          }
        }),
    },
  ];
}

/** Puts some mails into the outbox, each with the note that it is there: a crash can lose neither or both. */
async function queueSome({ database, settings, now }: Desk): Promise<boolean> {
  return database.transaction(async (queries) => {
    const next = await nextAnnouncement(queries);
    if (next === undefined) return false;
    const waiting = await listWaiting(queries, next, atOnce);
    const secret = await secretOfNewsletter(queries);
    const content = announced.parse(JSON.parse(next.content));
    for (const { id, email, language } of waiting) {
      const stop = `${settings.address}/newsletter/unsubscribe?s=${signSubscription(id, secret)}`;
      const list = `newsletter.${new URL(settings.address).hostname}`;
      await recordDelivery(queries, next.id, id);
      await enqueueMail(queries, partMail(content, { to: email, language, stop, list }), now());
    }
    if (waiting.length < atOnce) await endAnnouncement(queries, next.id, now());
    return true;
  });
}
