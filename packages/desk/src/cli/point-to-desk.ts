import { parseDocument } from 'yaml';

/** The paths of the desk that a publication names. */
const settings: readonly (readonly [path: readonly string[], below: string])[] = [
  [['site', 'subscription', 'address'], '/join'],
  [['site', 'subscription', 'login'], '/sign-in'],
  [['site', 'subscription', 'auth'], '/sjekk'],
  [['site', 'forms', 'question', 'to'], '/questions'],
  [['site', 'forms', 'report', 'to'], '/reports'],
];

/** Sets in `publication.yaml` where the forms go and who knows the members. Comments and all other settings stay. */
export function pointToDesk(
  text: string,
  address: string,
): { readonly text: string; readonly changes: string[] } {
  const document = parseDocument(text);
  const changes = settings.flatMap(([path, below]) => {
    const value = address + below;
    if (document.getIn(path) === value) return [];
    document.setIn(path, value);
    return [`${path.join('.')}: ${value}`];
  });
  return { text: changes.length === 0 ? text : document.toString({ lineWidth: 0 }), changes };
}
