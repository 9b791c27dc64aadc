import type { Words } from '../language.ts';

const en = {
  passkeys: 'Passkeys',
  lead: 'With a passkey, you sign in by unlocking your phone or computer, without a link by e-mail.',
  none: 'You have no passkey yet.',
  add: 'Add a passkey',
  noScript: 'To add one, you need scripts and a browser that supports passkeys.',
  impossible: 'Passkeys do not work at an IP address. Open the desk by its host name.',
  device: 'Device',
  made: 'Added',
  used: 'Last used',
  never: 'never',
  remove: 'Remove',
  removeOf: (device: string): string => `Remove: ${device}`,
  unknownDevice: 'A device',
  signIn: 'Sign in with a passkey',
  refused: 'The passkey did not work',
  refusedText: 'The desk does not know it, or it took too long. Try again, or ask for a link by e-mail.',
  back: 'Back',
  mailSubject: (title: string): string => `A passkey was added for ${title}`,
  mailText: (device: string, link: string): string =>
    `Hello,\n\na passkey was added to your account: ${device}. It can sign in as you.\n\nIf that was not you, remove it and contact the owner of the desk:\n\n${link}\n`,
};

const nb: typeof en = {
  passkeys: 'Passnøkler',
  lead: 'Med en passnøkkel logger du inn med låsen på telefonen eller datamaskinen i stedet for en lenke på e-post.',
  none: 'Du har ingen passnøkkel ennå.',
  add: 'Legg til en passnøkkel',
  noScript: 'For å legge til en trengs skript, og en nettleser som har passnøkler.',
  impossible:
    'Nettlesere har ikke passnøkler for en adresse som er et tall. Bruk vertsnavnet til skranken i stedet.',
  device: 'Hvor den ble laget',
  made: 'Laget',
  used: 'Sist brukt',
  never: 'aldri',
  remove: 'Fjern',
  removeOf: (device) => `Fjern: ${device}`,
  unknownDevice: 'En enhet',
  signIn: 'Logg inn med passnøkkel',
  refused: 'Passnøkkelen virket ikke',
  refusedText:
    'Den er ikke kjent her, eller det tok for lang tid. Prøv igjen, eller be om en lenke på e-post.',
  back: 'Tilbake',
  mailSubject: (title) => `En passnøkkel er lagt til for ${title}`,
  mailText: (device, link) =>
    `Hei,\n\nen passnøkkel er lagt til på kontoen din: ${device}. Den kan logge inn som deg.\n\nHvis det ikke var du som gjorde det, fjern den, og si fra til eieren av skranken:\n\n${link}\n`,
};

const nn: typeof en = {
  passkeys: 'Passnøklar',
  lead: 'Med ein passnøkkel loggar du inn med låsen på telefonen eller datamaskina i staden for ei lenkje på e-post.',
  none: 'Du har ingen passnøkkel enno.',
  add: 'Legg til ein passnøkkel',
  noScript: 'For å leggje til ein trengst skript, og ein nettlesar som har passnøklar.',
  impossible:
    'Nettlesarar har ikkje passnøklar for ei adresse som er eit tal. Bruk vertsnamnet til skranken i staden.',
  device: 'Kvar han vart laga',
  made: 'Laga',
  used: 'Sist brukt',
  never: 'aldri',
  remove: 'Fjern',
  removeOf: (device) => `Fjern: ${device}`,
  unknownDevice: 'Ei eining',
  signIn: 'Logg inn med passnøkkel',
  refused: 'Passnøkkelen verka ikkje',
  refusedText:
    'Han er ikkje kjend her, eller det tok for lang tid. Prøv igjen, eller be om ei lenkje på e-post.',
  back: 'Tilbake',
  mailSubject: (title) => `Ein passnøkkel er lagd til for ${title}`,
  mailText: (device, link) =>
    `Hei,\n\nein passnøkkel er lagd til på kontoen din: ${device}. Han kan logge inn som deg.\n\nOm det ikkje var du som gjorde det, fjern han, og sei frå til eigaren av skranken:\n\n${link}\n`,
};

export const passkeyWords: Words<typeof en> = { en, nb, nn };
