import type { Letter } from './letter.ts';

/** Reports by article, for those who correct the articles: without the senders. */
export interface ExportedReports {
  readonly version: 1;
  readonly reports: readonly ExportedReport[];
}

interface ExportedReport {
  readonly id: string;
  readonly kind: string;
  readonly message: string;
  /** The sentence it is about, or ''. */
  readonly quote: string;
  /** The title and the URL of the article. */
  readonly article: string;
  readonly address: string;
  /** YYYY-MM-DD, in UTC. */
  readonly received: string;
}

export function exportReports(letters: readonly Letter[]): ExportedReports {
  return {
    version: 1,
    reports: letters
      .filter(({ kind }) => kind !== 'question')
      .map(({ id, kind, message, quote, article, address, received_at }) => ({
        id,
        kind,
        message,
        quote,
        article,
        address,
        received: new Date(received_at).toISOString().slice(0, 10),
      }))
      .toSorted((a, b) => (a.address === b.address ? 0 : a.address < b.address ? -1 : 1)),
  };
}
