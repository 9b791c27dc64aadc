import type { Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import send from 'send';

interface SentFile {
  /** The folder of the edition, and the path of the file below it, decoded. */
  readonly folder: string;
  readonly path: string;
  /** The beginning of its ETag: editions have different files at the same URL. */
  readonly edition: string;
}

/**
 * Sends a file whose other headers are set, with an ETag: whole, in the part that is asked for (RFC 9110, section 14), or
 * not at all if the reader has it already (section 13). A page with another status than 200 is always sent whole.
 */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, path, edition }: SentFile,
): void {
  const isWhole = response.statusCode !== 200;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  send(request, encoded, {
    root: folder,
    acceptRanges: !isWhole,
    // Whoever calls it knows which files may be seen, and how long they may be kept.
    dotfiles: 'allow',
    index: false,
    cacheControl: false,
    etag: false,
    // A date alone does not say which edition a reader has.
    lastModified: false,
  })
    .on('headers', (_: ServerResponse, __: string, { mtimeMs, size }: Stats) => {
      if (!isWhole)
        response.setHeader('ETag', `"${edition}-${Math.floor(mtimeMs).toString(36)}-${size.toString(36)}"`);
    })
    .on('error', (error: Error & { readonly status?: number }) => {
      // A build may have removed it at this moment.
      if (response.headersSent) response.destroy();
      else response.writeHead(error.status ?? 500, { 'Cache-Control': 'no-store' }).end();
    })
    .pipe(response);
}
