import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import type { Desk } from '../desk.ts';
import type { Domain } from '../domain.ts';
import { chooseLanguage } from '../language.ts';
import { roles } from '../members/people.ts';
import { onlyStaff } from '../staff/guard.ts';
import type { DeskApp, DeskContext, DeskEnv } from './environment.ts';
import { refuseForeignPosts } from './guard.ts';
import { describeError } from './log.ts';
import { visitorAddress } from './networks.ts';
import { showPage } from './page.ts';
import { webWords } from './words.ts';

/** In bytes. The longest form is a question of 4,000 characters, each of which can be nine bytes when it is sent. */
const mostBytes = 128 * 1024;

/** All routes of the desk, with what is the same for each: headers, limits, errors, the log. */
export function createApp(desk: Desk, domains: readonly Domain[]): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const origins = { desk: new URL(desk.settings.address).origin, site: new URL(desk.settings.site).origin };

  app.use(async (c, next) => {
    const start = desk.now();
    c.set('language', chooseLanguage(c.req.header('accept-language'), desk.settings.language));
    const peer = c.env.incoming.socket.remoteAddress ?? '';
    c.set('visitor', visitorAddress(peer, c.req.header('x-forwarded-for'), desk.proxies));
    await next();
    const { method } = c.req;
    const { status } = c.res;
    // The pattern of the route, not the path, which can be a token.
    const route = routePath(c, -1);
    const ms = desk.now() - start;
    desk.requests.add(method, route, status, ms);
    desk.log('request', { method, route, status, ms });
  });
  app.use(securityHeaders(origins, desk.settings.stripe !== undefined));
  // PostgreSQL takes no text with it, and no address of the desk has one.
  app.use((c, next) => (c.req.url.includes('%00') ? Promise.resolve(c.notFound()) : next()));
  app.use(
    refuseForeignPosts(
      desk.base,
      origins,
      domains.flatMap(({ openRoutes = [] }) => openRoutes),
    ),
  );
  app.use(
    bodyLimit({
      maxSize: mostBytes,
      onError: (c) => {
        const context = c as DeskContext;
        const words = webWords[context.get('language')];
        return showPage(context, desk, {
          title: words.tooLarge,
          body: html`<p>${words.tooLargeText}</p>`,
          status: 413,
        });
      },
    }),
  );

  const below: DeskApp = new Hono<DeskEnv>();
  below.get('/assets/:file', (c) => {
    const asset = desk.assets.find(c.req.param('file'));
    if (asset === undefined) return c.notFound();
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Content-Type', asset.type);
    return c.body(new Uint8Array(asset.bytes));
  });
  below.use('/staff/*', onlyStaff(desk, roles));
  for (const { addRoutes } of domains) addRoutes?.(below, desk);
  app.route(desk.base === '' ? '/' : desk.base, below);

  app.notFound((c) => {
    const words = webWords[c.get('language')];
    return showPage(c, desk, {
      title: words.notFound,
      body: html`<p>${words.notFoundText}</p>`,
      status: 404,
    });
  });
  app.onError((error, c) => {
    desk.log('error', describeError(error));
    const words = webWords[c.get('language')];
    return showPage(c, desk, { title: words.failed, body: html`<p>${words.failedText}</p>`, status: 500 });
  });
  return app;
}

/** OWASP ASVS 5.0, chapter V3: nothing but the desk's own style, pictures and scripts, and no framing. */
function securityHeaders(
  { desk, site }: { readonly desk: string; readonly site: string },
  hasPayments: boolean,
): MiddlewareHandler {
  const isSecure = desk.startsWith('https:');
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'"],
      // A browser also checks where the answer to a form leads.
      formAction: [
        "'self'",
        site,
        ...(hasPayments ? ['https://checkout.stripe.com', 'https://billing.stripe.com'] : []),
      ],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    xXssProtection: false,
    strictTransportSecurity: isSecure ? 'max-age=31536000' : false,
  });
}
