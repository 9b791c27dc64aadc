import { parseDocument } from 'yaml';

/** The desk as readers reach it, and as the web server on the same machine does. */
interface DeskUrls {
  readonly address: string;
  readonly local: string;
}

const settings: readonly (readonly [path: readonly string[], value: (urls: DeskUrls) => string])[] = [
  [['site', 'subscription', 'address'], ({ address }) => `${address}/join`],
  [['site', 'subscription', 'login'], ({ address }) => `${address}/sign-in`],
  [['site', 'subscription', 'auth'], ({ local }) => `${local}/sjekk`],
  [['site', 'newsletter'], ({ address }) => `${address}/newsletter`],
  [['site', 'forms', 'question', 'to'], ({ address }) => `${address}/questions`],
  [['site', 'forms', 'report', 'to'], ({ address }) => `${address}/reports`],
];

/** Sets in `publication.yaml` where the forms go and who knows the members. Comments and all other settings stay. */
export function pointToDesk(
  text: string,
  urls: DeskUrls,
): { readonly text: string; readonly changes: readonly string[] } {
  const document = parseDocument(text);
  const changes = settings.flatMap(([path, valueOf]) => {
    const value = valueOf(urls);
    if (document.getIn(path) === value) return [];
    document.setIn(path, value);
    return [`${path.join('.')}: ${value}`];
  });
  return { text: changes.length === 0 ? text : document.toString({ lineWidth: 0 }), changes };
}
