import type { Queries } from '../database/database.ts';
import type { Desk } from '../desk.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { isLicensed } from '../members/member-until.ts';
import { findPerson } from '../members/people.ts';
import { addLink, takeRequests, type SignInRequest } from './store.ts';
import { sessionWords } from './words.ts';

/** In milliseconds. */
const linkLasts = 15 * 60_000;

/** Requests that are answered in one transaction. */
const atOnce = 20;

/** Sends a link to each known address for which one was asked. */
export async function sendLinks(desk: Desk, isStopping: () => boolean): Promise<void> {
  let isLeft = true;
  while (isLeft && !isStopping()) {
    isLeft = await desk.database.transaction(async (queries) => {
      const requests = await takeRequests(queries, atOnce);
      for (const request of requests)
        if (await mayEnter(queries, desk, request)) await sendLink(queries, desk, request);
      return requests.length === atOnce;
    });
    desk.wake('send-mails');
  }
}

async function mayEnter(queries: Queries, { settings, now }: Desk, request: SignInRequest): Promise<boolean> {
  const person = await findPerson(queries, request.email);
  if (request.purpose === 'staff') return person?.role != null;
  if (request.purpose === 'trial') return true;
  return person !== undefined || isLicensed(request.email, settings.members, now());
}

async function sendLink(queries: Queries, { settings, now }: Desk, request: SignInRequest): Promise<void> {
  const endsAt = request.requested_at + linkLasts;
  const token = await addLink(queries, request, endsAt);
  const words = sessionWords[request.language];
  await enqueueMail(
    queries,
    {
      to: request.email,
      subject: words.mailSubject(settings.title),
      text: words.mailText(settings.title, `${settings.address}/sign-in/link/${token}`),
      endsAt,
    },
    now(),
  );
}
