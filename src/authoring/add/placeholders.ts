/** What is where an editor is to write: valid, and easy to find. */
const placeholders = {
  nb: { summary: 'Skriv sammendraget her.', author: 'Navnet på forfatteren', about: 'Om' },
  nn: { summary: 'Skriv samandraget her.', author: 'Namnet på forfattaren', about: 'Om' },
  en: { summary: 'Write the summary here.', author: 'The name of the author', about: 'About' },
} as const;

/** In the language itself, if it is one of those that Kolofon starts projects in; in English otherwise. */
export function placeholdersIn(language: string): (typeof placeholders)[keyof typeof placeholders] {
  const [base] = language.split('-');
  if (base === 'nb' || base === 'no') return placeholders.nb;
  return base === 'nn' ? placeholders.nn : placeholders.en;
}
