import type { ElementContent } from 'hast';
import type { Fate } from '../../imported.ts';
import type { Attachment } from './wxr-index.ts';

/** What the conversion of a post asks of its site. */
export interface PostContext {
  /** A text that several posts show, as blocks; nothing where it is not there. */
  reuse(id: string): ElementContent[];
  /** Figures of these attachments. */
  gallery(ids: readonly string[]): ElementContent[];
  attachment(id: string): Attachment | undefined;
  /** The ids of the pictures that were uploaded with a post, by default with this one. */
  attachedPictures(id: string | undefined): readonly string[];
  /** Says that a part of the post was for some readers only. */
  protect(reason: string): void;
  lose(what: string, detail: string, became: Fate): void;
}
