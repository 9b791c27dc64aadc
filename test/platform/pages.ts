import type { PrintRequest } from '../../src/platform/print-request.ts';

/** A page to be printed. */
export function page(body: string, files: PrintRequest['files'] = new Map()): PrintRequest {
  const html = `<!doctype html><html lang="nb"><title>Prøve</title><body>${body}</body></html>`;
  return { html, files };
}

/** A page whose print is disturbed while its style sheet is asked for: the first time by the first action, and so on. */
export function disturbed(text: string, ...actions: readonly (() => void)[]): PrintRequest {
  const waiting = [...actions];
  const css = { mediaType: 'text/css', bytes: Buffer.from('') };
  class DisturbedFiles extends Map<string, typeof css> {
    override get(path: string): typeof css | undefined {
      waiting.shift()?.();
      return super.get(path);
    }
  }
  return page(`<link rel="stylesheet" href="book.css"><p>${text}`, new DisturbedFiles([['book.css', css]]));
}
