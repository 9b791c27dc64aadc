/** Characters that no XML document may contain, written as they are or in any other way (XML 1.0, section 2.2). */
// eslint-disable-next-line no-control-regex -- these are the characters
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export function withoutForbidden(text: string): string {
  return text.replaceAll(forbidden, '');
}

/** What would begin a tag or a reference. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The end of a CDATA section may not be in a text: that is why > is escaped too. */
export function escapeText(text: string): string {
  return escapeMarkup(text).replaceAll('>', '&gt;');
}
