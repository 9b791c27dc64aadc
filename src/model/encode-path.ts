/** Without what would end an address in Markdown, in HTML or in a definition. */
export function encodePath(text: string): string {
  return text.replaceAll(
    /[\s()<>"'%#?\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
