import type { Words } from '../language.ts';

const en = {
  title: 'One moment',
  text: 'Your browser is solving a small puzzle, which keeps robots out. Your message is then sent automatically.',
  noScript:
    'Scripts are blocked in your browser, so your message was not sent. Allow scripts and reload this page, or send your message by e-mail to:',
};
const nb: typeof en = {
  title: 'Et øyeblikk',
  text: 'Nettleseren din løser en liten oppgave, som holder roboter ute. Så sendes meldingen av seg selv.',
  noScript:
    'Nettleseren din kjører ikke skript her, så den får ikke gjort det, og ingenting er sendt. Tillat skript og last siden på nytt, eller send det du skrev, på e-post til:',
};
const nn: typeof en = {
  title: 'Ein augneblink',
  text: 'Nettlesaren din løyser ei lita oppgåve, som held robotar ute. Så blir meldinga send av seg sjølv.',
  noScript:
    'Nettlesaren din køyrer ikkje skript her, så han får ikkje gjort det, og ingenting er sendt. Tillat skript og last sida på nytt, eller send det du skreiv, på e-post til:',
};

export const puzzleWords: Words<typeof en> = { en, nb, nn };
