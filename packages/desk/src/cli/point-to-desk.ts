import { parseDocument } from 'yaml';
import { languages, type Words } from '../language.ts';

/** The desk as readers reach it, and as the web server on the same machine does. */
interface DeskUrls {
  readonly address: string;
  readonly local: string;
  /** After how many months messages of readers are deleted. */
  readonly months: number;
}

const settings: readonly (readonly [path: readonly string[], value: (urls: DeskUrls) => string])[] = [
  [['site', 'subscription', 'address'], ({ address }) => `${address}/join`],
  [['site', 'subscription', 'login'], ({ address }) => `${address}/sign-in`],
  [['site', 'subscription', 'auth'], ({ local }) => `${local}/sjekk`],
  [['site', 'newsletter'], ({ address }) => `${address}/newsletter`],
  [['site', 'forms', 'question', 'to'], ({ address }) => `${address}/questions`],
  [['site', 'forms', 'report', 'to'], ({ address }) => `${address}/reports`],
];

/** What the forms promise, where the publication has not put it in words of its own. */
const promises: Words<(months: number) => string> = {
  en: (months) => `We delete what you write after ${months === 1 ? 'one month' : `${months} months`}.`,
  nb: (months) => `Vi sletter det du skriver, etter ${months === 1 ? 'én måned' : `${months} måneder`}.`,
  nn: (months) => `Vi slettar det du skriv, etter ${months === 1 ? 'éin månad' : `${months} månader`}.`,
};
const promise = ['site', 'forms', 'retention'];

interface PointedToDesk {
  readonly text: string;
  /** A line for each setting that was changed. */
  readonly changes: readonly string[];
  /** Whether the forms say when a message is deleted, as init writes it. */
  readonly isPromised: boolean;
}

/**
 * Sets in `publication.yaml` where the forms go, who knows the members, and after how many months messages are deleted.
 * Comments, all other settings and a promise in the publication's own words stay.
 */
export function pointToDesk(text: string, urls: DeskUrls): PointedToDesk {
  const document = parseDocument(text);
  const set = (path: readonly string[], value: string): string[] => {
    if (document.getIn(path) === value) return [];
    document.setIn(path, value);
    return [`${path.join('.')}: ${value}`];
  };
  const changes = settings.flatMap(([path, valueOf]) => set(path, valueOf(urls)));
  const language = languages.find((one) => one === document.get('language'));
  const promised = language === undefined ? undefined : promises[language](urls.months);
  const isFree = !document.hasIn(promise) || document.getIn(promise) === promised;
  const isPromised = isFree && promised !== undefined;
  const all = isPromised ? [...changes, ...set(promise, promised)] : changes;
  return { text: all.length === 0 ? text : document.toString({ lineWidth: 0 }), changes: all, isPromised };
}
