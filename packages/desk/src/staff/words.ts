import type { Words } from '../language.ts';

const en = {
  notYours: 'This page is not for you',
  notYoursText: 'Your role does not include it. An owner can change that.',
  signOut: 'Sign out',
  nothing: 'Nothing here yet',
  nothingText: 'No area of the desk is open to your role.',
};
const nb: typeof en = {
  notYours: 'Denne siden er ikke for deg',
  notYoursText: 'Rollen din omfatter den ikke. En eier kan endre det.',
  signOut: 'Logg ut',
  nothing: 'Ingenting her ennå',
  nothingText: 'Ingen del av skranken er åpen for rollen din.',
};
const nn: typeof en = {
  notYours: 'Denne sida er ikkje for deg',
  notYoursText: 'Rolla di omfattar ho ikkje. Ein eigar kan endre det.',
  signOut: 'Logg ut',
  nothing: 'Ingenting her enno',
  nothingText: 'Ingen del av skranken er open for rolla di.',
};

export const staffWords: Words<typeof en> = { en, nb, nn };
