import type { Words } from '../language.ts';

const en = {
  lead: 'Read every article and download the books. You can cancel at any time.',
  pay: 'Go to payment',
  manage: 'Change or cancel the subscription',
  thanks: 'Thank you',
  thanksText: 'Your payment is being registered. Sign in with the e-mail address that you paid with.',
};
const nb: typeof en = {
  lead: 'Les alle artiklene og last ned bøkene. Du kan si opp når som helst.',
  pay: 'Gå til betaling',
  manage: 'Endre eller si opp abonnementet',
  thanks: 'Takk',
  thanksText: 'Betalingen din blir registrert. Logg inn med e-postadressen du betalte med.',
};
const nn: typeof en = {
  lead: 'Les alle artiklane og last ned bøkene. Du kan seie opp når som helst.',
  pay: 'Gå til betaling',
  manage: 'Endre eller seie opp abonnementet',
  thanks: 'Takk',
  thanksText: 'Betalinga di blir registrert. Logg inn med e-postadressa du betalte med.',
};

export const paymentWords: Words<typeof en> = { en, nb, nn };
