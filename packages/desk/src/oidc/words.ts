import type { Words } from '../language.ts';

const en = {
  heading: 'Sign in with your organisation',
  refused: {
    unreachable: {
      title: 'Your organisation cannot be reached',
      text: 'Its sign-in service does not work at the moment. Try again in a few minutes, or sign in by e-mail.',
    },
    expired: {
      title: 'That took too long',
      text: 'You started to sign in in another browser, or more than ten minutes ago. Start again.',
    },
    denied: {
      title: 'Your organisation did not let you in',
      text: 'You cancelled, or your organisation refused. If you should have access, ask its support.',
    },
    email: {
      title: 'We do not know your address',
      text: 'Your organisation did not give us a verified e-mail address at one of its domains. Ask its support.',
    },
    group: {
      title: 'The membership does not include you',
      text: 'Your organisation has a membership for some of its people. Ask there how to become one of them.',
    },
  },
};

const nb: typeof en = {
  heading: 'Logg inn med organisasjonen din',
  refused: {
    unreachable: {
      title: 'Vi får ikke kontakt med organisasjonen din',
      text: 'Innloggingen der svarer ikke som den skal. Prøv igjen om noen minutter, eller logg inn med e-post.',
    },
    expired: {
      title: 'Det tok for lang tid',
      text: 'Innloggingen ble startet et annet sted eller for mer enn ti minutter siden. Begynn på nytt.',
    },
    denied: {
      title: 'Organisasjonen din slapp deg ikke inn',
      text: 'Du avbrøt, eller organisasjonen sa nei. Spør brukerstøtten der hvis du skal ha tilgang.',
    },
    email: {
      title: 'Vi kjenner ikke adressen din',
      text: 'Organisasjonen oppga ingen bekreftet e-postadresse hos seg for deg. Spør brukerstøtten der.',
    },
    group: {
      title: 'Medlemskapet omfatter ikke deg',
      text: 'Organisasjonen din har et medlemskap for noen av sine. Spør der hvordan du blir en av dem.',
    },
  },
};

const nn: typeof en = {
  heading: 'Logg inn med organisasjonen din',
  refused: {
    unreachable: {
      title: 'Vi får ikkje kontakt med organisasjonen din',
      text: 'Innlogginga der svarar ikkje som ho skal. Prøv igjen om nokre minutt, eller logg inn med e-post.',
    },
    expired: {
      title: 'Det tok for lang tid',
      text: 'Innlogginga vart starta ein annan stad eller for meir enn ti minutt sidan. Begynn på nytt.',
    },
    denied: {
      title: 'Organisasjonen din slapp deg ikkje inn',
      text: 'Du avbraut, eller organisasjonen sa nei. Spør brukarstøtta der om du skal ha tilgang.',
    },
    email: {
      title: 'Vi kjenner ikkje adressa di',
      text: 'Organisasjonen oppgav inga stadfesta e-postadresse hos seg for deg. Spør brukarstøtta der.',
    },
    group: {
      title: 'Medlemskapen omfattar ikkje deg',
      text: 'Organisasjonen din har ein medlemskap for nokre av sine. Spør der korleis du blir ein av dei.',
    },
  },
};

export const oidcWords: Words<typeof en> = { en, nb, nn };
/** Why somebody was not let in. */
export type Refusal = keyof typeof en.refused;
