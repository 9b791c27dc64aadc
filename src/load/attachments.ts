import { attachmentTypes, pictureTypes } from '../model/attachment-types.ts';
import { slug } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Attachment } from '../model/publication.ts';

/** A file that is offered for download, before its name is made unique. */
export interface OfferedFile {
  readonly stem: string;
  /** Empty for a file such as `LICENSE`. */
  readonly ending: string;
  readonly facts: Pick<Attachment, 'mediaType' | 'saveAs'>;
}

/**
 * How a file is offered, of whatever kind it is. Its name stays where an address can contain it. What a browser could run
 * in the site's origin, or a server by itself, is published as plain text, and saved under its own name. `head` are its
 * first bytes: as many as `headLength`, where it has them.
 */
export function describeAttachment(source: SourcePath, head: Uint8Array): OfferedFile {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const [plainStem, plainEnding] = splitName(name);
  const isActive = activeEndings.test(plainEnding) || beginsLikeMarkup(head, plainEnding);
  const { stem, ending } = isActive
    ? { stem: plainEnding === '' ? plainStem : `${plainStem}-${plainEnding}`, ending: 'txt' }
    : { stem: plainStem, ending: plainEnding };
  const mediaType = attachmentTypes[ending.toLowerCase()] ?? pictureTypes[ending.toLowerCase()];
  return {
    stem: isPlain(stem) ? stem : slug(stem) || 'file',
    ending: slug(ending),
    facts: {
      mediaType: mediaType ?? 'application/octet-stream',
      ...(isShown(mediaType) && !isActive ? {} : { saveAs: name }),
    },
  };
}

/** How much of a file browsers look at to find out what it is, in bytes. */
export const headLength = 1024;

/** Why a file is not offered at all. */
export function refuseAttachment(source: SourcePath): string | undefined {
  if (/^series\/(?:[^/]+\.(?:ya?ml|json)|popularity\.csv)$/.test(source))
    return 'is a file of the publication itself, and is not published.';
  if (source.includes('/.')) return 'is a hidden file, and is not published.';
  return undefined;
}

function splitName(name: string): [stem: string, ending: string] {
  const at = name.lastIndexOf('.');
  return at <= 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

/** Browsers run these when they are opened alone; servers may run the second line. */
const activeEndings =
  /^(?:x?html?|xht|shtml?|mht(?:ml)?|svgz?|xml|xslt?|xul|rdf|rss|atom|mml|mathml|[cm]?js|wasm|swf|hta|htc|manifest|php\d?|phtml|phar|f?cgi|pl|aspx?|jspx?|cfm|config|htaccess)$/i;

/**
 * A browser that gets no type takes what starts with a tag for a page (WHATWG MIME Sniffing, section 7.1). One that
 * gets a type of XML, as servers do of many endings, runs a page in it, in UTF-16 too, and after any number of spaces.
 */
function beginsLikeMarkup(head: Uint8Array, ending: string): boolean {
  if (ending.toLowerCase() === 'txt') return false;
  const start = new TextDecoder(encodingOf(head)).decode(head).trimStart();
  return start.startsWith('<') || (start === '' && head.length === headLength);
}

/** By a byte order mark, or by how XML begins without one (XML 1.0, appendix F). */
function encodingOf([first, second, third]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c && third === 0);
  return isBig ? 'utf-16be' : 'utf-8';
}

/** Whether browsers show a file of this type in place of saving it. */
function isShown(mediaType: string | undefined): boolean {
  return mediaType !== undefined && /^(?:application\/pdf|(?:audio|video)\/|image\/(?!vnd))/.test(mediaType);
}

/** A name that an address contains as it is, with one point at most, so that no server sees another ending in it. */
function isPlain(stem: string): boolean {
  return /^[A-Za-z0-9][\w-]*$/.test(stem) || /^[A-Za-z0-9][\w-]*\.tar$/.test(stem);
}
