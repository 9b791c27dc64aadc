import type { Reference } from '../../../model/reference.ts';
import { inOrder } from './order.ts';

/** CSL-JSON, which Zotero and citation processors read: the references as they were written, in the order of their keys. */
export function printCslJson(references: readonly Reference[]): string {
  return `${JSON.stringify(inOrder(references), undefined, 2)}\n`;
}
