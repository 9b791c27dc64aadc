import * as client from 'openid-client';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import * as z from 'zod';
import type { Desk } from '../desk.ts';
import { putGrant } from '../members/store.ts';
import { safeNext } from '../sessions/safe-next.ts';
import { sessionWords } from '../sessions/words.ts';
import { startSession } from '../sessions/start-session.ts';
import type { DeskApp, DeskContext } from '../web/environment.ts';
import { readQuery } from '../web/forms.ts';
import { describeError } from '../web/log.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften } from '../web/page.ts';
import { openProviders } from './providers.ts';
import { mergeClaims, readClaims } from './read-claims.ts';
import type { Organisation } from './settings.ts';
import { addAttempt, takeAttempt, type Attempt } from './store.ts';
import { oidcWords, type Refusal } from './words.ts';

const byNetwork = { name: 'organisations by network', count: 60, seconds: 600 };
/** In milliseconds. */
const attemptLasts = 600_000;

const statuses = {
  unreachable: 502,
  expired: 410,
  denied: 403,
  email: 403,
  group: 403,
} as const satisfies Record<Refusal, number>;

/** The authorization code flow of OpenID Connect Core 1.0 (section 3.1), with PKCE, state and nonce. */
export function addRoutes(app: DeskApp, desk: Desk): void {
  const { settings, base, database, limits, now } = desk;
  const providers = openProviders(desk.secrets.oidc, now);
  const isSecure = settings.address.startsWith('https:');
  const cookie = {
    name: isSecure ? '__Host-kolofon-oidc' : 'kolofon-oidc',
    options: { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' },
  } as const;
  const backOf = (id: string) => `${settings.address}/oidc/${id}/back`;
  const find = (c: DeskContext) => settings.organisations.find(({ id }) => id === c.req.param('id'));

  const refuse = (c: DeskContext, reason: Refusal) => {
    desk.log('oidc-refused', { reason });
    const { title, text } = oidcWords[c.get('language')].refused[reason];
    const { signIn } = sessionWords[c.get('language')];
    return showPage(c, desk, {
      title,
      status: statuses[reason],
      body: html`<p>${text}</p>
        <p><a class="button" href="${base}/sign-in">${signIn}</a></p>`,
    });
  };

  app.get('/oidc/:id', async (c) => {
    const organisation = find(c);
    if (organisation === undefined) return c.notFound();
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const query = readQuery(c, z.object({ next: z.string().max(2000).default('') }));
    const attempt: Attempt = {
      organisation: organisation.id,
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      next: safeNext(settings, query.isRight ? query.value.next : ''),
      ends_at: now() + attemptLasts,
    };
    let url: URL;
    try {
      url = client.buildAuthorizationUrl(await providers(organisation), {
        redirect_uri: backOf(organisation.id),
        scope: organisation.scopes.join(' '),
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
    } catch (error) {
      desk.log('oidc-failed', describeError(error));
      return refuse(c, 'unreachable');
    }
    const token = await database.transaction((queries) => addAttempt(queries, attempt));
    setCookie(c, cookie.name, token, { ...cookie.options, maxAge: attemptLasts / 1000 });
    c.header('Cache-Control', 'no-store');
    return c.redirect(url.href, 302);
  });

  app.get('/oidc/:id/back', async (c) => {
    const organisation = find(c);
    if (organisation === undefined) return c.notFound();
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const token = getCookie(c, cookie.name);
    setCookie(c, cookie.name, '', { ...cookie.options, maxAge: 0 });
    const attempt =
      token === undefined
        ? undefined
        : await database.transaction((queries) => takeAttempt(queries, token, now()));
    const { search, searchParams } = new URL(c.req.url);
    if (attempt?.organisation !== organisation.id || searchParams.get('state') !== attempt.state)
      return refuse(c, 'expired');
    if (searchParams.has('error')) return refuse(c, 'denied');
    let claims: Readonly<Record<string, unknown>>;
    try {
      claims = await fetchClaims(organisation, attempt, new URL(backOf(organisation.id) + search));
    } catch (error) {
      desk.log('oidc-failed', describeError(error));
      return refuse(c, 'unreachable');
    }
    const claimed = readClaims(claims, organisation);
    if (typeof claimed === 'string') return refuse(c, claimed);
    await startSession(c, desk, {
      ...claimed,
      purpose: 'reader',
      // Whoever leaves the organisation cannot sign in there again, and is no member when the session ends.
      also: (queries, { id }) =>
        putGrant(
          queries,
          id,
          {
            kind: 'organisation',
            reference: organisation.id,
            starts_at: now(),
            ends_at: now() + settings.members.sessionDays * 86_400_000,
          },
          now(),
        ),
    });
    return c.redirect(attempt.next, 302);
  });

  const fetchClaims = async (organisation: Organisation, { state, nonce, verifier }: Attempt, url: URL) => {
    const provider = await providers(organisation);
    const tokens = await client.authorizationCodeGrant(provider, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('There is no ID token.');
    const isAsked = provider.serverMetadata().userinfo_endpoint !== undefined;
    return isAsked
      ? mergeClaims(claims, await client.fetchUserInfo(provider, tokens.access_token, claims.sub))
      : claims;
  };
}
