import { findXml, type XmlNode } from '../../read-xml.ts';

/** What most of a document is written in, as BCP 47: `nb` for `nb-NO`, and `en-GB` as it is. */
export function readLanguage(body: string, styles: XmlNode | undefined): string | undefined {
  const defaults = (styles === undefined ? [] : findXml(styles, 'docDefaults')).flatMap((one) =>
    findXml(one, 'lang'),
  );
  const counts = new Map<string, number>();
  for (const [, tag = ''] of body.matchAll(/<w:lang\b[^>]*?\bw:val="([^"]+)"/g))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const runs = body.match(/<w:r[ >]/g)?.length ?? 0;
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const tag = most !== undefined && most[1] * 2 > runs ? most[0] : defaults[0]?.attributes['val'];
  try {
    return tag === undefined ? undefined : new Intl.Locale(tag).minimize().baseName;
  } catch {
    return undefined;
  }
}
