import type { Words } from '../language.ts';

const en = {
  notYours: 'This page is not for you',
  notYoursText: 'Your role does not include it. An owner can change that.',
  signOut: 'Sign out',
};
const nb: typeof en = {
  notYours: 'Denne siden er ikke for deg',
  notYoursText: 'Rollen din omfatter den ikke. En eier kan endre det.',
  signOut: 'Logg ut',
};
const nn: typeof en = {
  notYours: 'Denne sida er ikkje for deg',
  notYoursText: 'Rolla di omfattar ho ikkje. Ein eigar kan endre det.',
  signOut: 'Logg ut',
};

export const staffWords: Words<typeof en> = { en, nb, nn };
