import { html } from 'hono/html';
import type { Desk } from '../desk.ts';
import type { Language } from '../language.ts';
import type { Html } from '../web/page.ts';
import { paymentWords } from './words.ts';

/** The way to Stripe's page for a new subscription; undefined without payments. */
export function payButton({ settings, base }: Desk, language: Language): Html | undefined {
  if (settings.stripe === undefined) return undefined;
  const words = paymentWords[language];
  return html`<p class="lead">${words.lead}</p>
    <form method="post" action="${base}/checkout">
      <button class="button" type="submit">${words.pay}</button>
    </form>`;
}

/** The way to Stripe's page for one who has paid. */
export function portalButton({ settings, base }: Desk, language: Language, hasPaid: boolean): Html {
  if (settings.stripe === undefined || !hasPaid) return html``;
  return html`<form method="post" action="${base}/portal">
    <button class="button quiet" type="submit">${paymentWords[language].manage}</button>
  </form>`;
}
