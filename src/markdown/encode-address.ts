/**
 * The path, query and fragment of an address as EPUB asks for them: in ASCII, with a percent sign before two digits
 * alone (RFC 3986). Browsers do the same by themselves.
 */
export function encodeAddress(address: string): string {
  const [, start = '', rest = ''] = /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)(.*)$/is.exec(address) ?? [];
  const [before = '', ...fragments] = rest.split('#');
  const whole = fragments.length === 0 ? before : `${before}#${fragments.join('%23')}`;
  return (
    start + whole.replaceAll(/%(?![\da-f]{2})/gi, '%25').replaceAll(/[^\w\-.~!$&'()*+,;=:@/?#%]/gu, encode)
  );
}

function encode(letter: string): string {
  return /^[\uD800-\uDFFF]$/.test(letter) ? '%EF%BF%BD' : encodeURIComponent(letter);
}
