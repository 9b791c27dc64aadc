import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import type { DeskContext } from './environment.ts';
import { webWords } from './words.ts';

/** HTML in which every inserted text is escaped: what `html` returns. */
export type Html = ReturnType<typeof html>;

interface Link {
  readonly href: string;
  readonly text: string;
}

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly status?: ContentfulStatusCode;
  /** In the header; the link to the site is always there. */
  readonly links?: readonly Link[];
  /** Whether the body needs the width of a table. */
  readonly isWide?: boolean;
  /** The name of a script in `assets/`, which the page works without. */
  readonly script?: string;
}

/** Answers with a page. No page of the desk is stored by a cache. */
export function showPage(c: DeskContext, desk: Desk, page: Page): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return c.html(layout(desk, c.get('language'), page), page.status ?? 200);
}

/** What somebody sees who is above a limit (RFC 6585, section 4). */
export function showTooOften(c: DeskContext, desk: Desk): Response | Promise<Response> {
  const words = webWords[c.get('language')];
  c.header('Retry-After', '300');
  return showPage(c, desk, { title: words.tooOften, body: html`<p>${words.tooOftenText}</p>`, status: 429 });
}

function layout({ settings, assets }: Desk, language: Language, page: Page): Html {
  const words = webWords[language];
  const links = [{ href: `${settings.site}/`, text: words.toSite }, ...(page.links ?? [])];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – ${settings.title}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="${assets.url('desk.css')}" />
        ${page.script === undefined ? '' : html`<script defer src="${assets.url(page.script)}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="site-header">
          <a class="brand" href="${settings.site}/">${settings.title}</a>
          <nav aria-label="${words.navigation}">
            ${links.map(({ href, text }) => html`<a href="${href}">${text}</a> `)}
          </nav>
        </header>
        <main id="main" tabindex="-1">
          <div class="desk-page${page.isWide === true ? ' wide' : ''}">
            <h1>${page.title}</h1>
            ${page.body}
          </div>
        </main>
        <footer class="site-footer"><p>${settings.title}</p></footer>
      </body>
    </html>`;
}
