import { createRequire } from 'node:module';

const own = createRequire(import.meta.url);

/** Whether the IANA registry has a primary language subtag. It is read for what Node has no name for. */
export function isRegisteredLanguage(subtag: string): boolean {
  const registry = own('language-subtag-registry/data/json/language.json') as Readonly<
    Record<string, number>
  >;
  return Object.hasOwn(registry, subtag);
}
