import { escapeText } from '../../model/xml.ts';

/** A text as HTML, also for attributes between double quotation marks. */
export function escapeHtml(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
