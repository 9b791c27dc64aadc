import { buildText, type MappedText } from './mapped-text.ts';

/** The escapes of addresses resolved (RFC 3986, section 2.1): `%C3%A5`. Undefined without any. */
export function resolvePercents(source: MappedText): MappedText | undefined {
  if (!/%[0-9a-f]{2}/i.test(source.text)) return undefined;
  const resolved = buildText(source);
  const decoder = new TextDecoder();
  let done = 0;
  for (const { index, 0: written } of source.text.matchAll(/(?:%[0-9a-f]{2})+/gi)) {
    resolved.keep(done, index);
    done = index + written.length;
    resolved.put(decoder.decode(Buffer.from(written.replaceAll('%', ''), 'hex')), index, done);
  }
  resolved.keep(done, source.text.length);
  return resolved.build();
}
