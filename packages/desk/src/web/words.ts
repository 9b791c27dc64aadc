import type { Words } from '../language.ts';

const en = {
  skip: 'Skip to the content',
  navigation: 'Main menu',
  toSite: 'The articles',
  optional: 'optional',
  notFound: 'Page not found',
  notFoundText: 'There is no page at this address.',
  failed: 'Something went wrong',
  failedText: 'The fault is ours, and it has been recorded. Please try again in a few minutes.',
  tooLarge: 'That is too long',
  tooLargeText: 'What was sent is larger than we can receive. Shorten it and send it again.',
  tooOften: 'Please wait a little',
  tooOftenText: 'There were too many attempts from here. Try again in a few minutes.',
};

const nb: typeof en = {
  skip: 'Hopp til innholdet',
  navigation: 'Hovedmeny',
  toSite: 'Artiklene',
  optional: 'valgfritt',
  notFound: 'Fant ikke siden',
  notFoundText: 'Det finnes ingen side på denne adressen.',
  failed: 'Noe gikk galt',
  failedText: 'Feilen er vår, og den er registrert. Prøv igjen om noen minutter.',
  tooLarge: 'Dette ble for langt',
  tooLargeText: 'Det du sendte, er større enn vi kan ta imot. Kort det ned og send på nytt.',
  tooOften: 'Vent litt',
  tooOftenText: 'Det har kommet for mange forsøk herfra. Prøv igjen om noen minutter.',
};

const nn: typeof en = {
  skip: 'Hopp til innhaldet',
  navigation: 'Hovudmeny',
  toSite: 'Artiklane',
  optional: 'valfritt',
  notFound: 'Fann ikkje sida',
  notFoundText: 'Det finst inga side på denne adressa.',
  failed: 'Noko gjekk gale',
  failedText: 'Feilen er vår, og han er registrert. Prøv igjen om nokre minutt.',
  tooLarge: 'Dette vart for langt',
  tooLargeText: 'Det du sende, er større enn vi kan ta imot. Kort det ned og send på nytt.',
  tooOften: 'Vent litt',
  tooOftenText: 'Det har kome for mange forsøk herfrå. Prøv igjen om nokre minutt.',
};

/** The words that all pages share. */
export const webWords: Words<typeof en> = { en, nb, nn };
