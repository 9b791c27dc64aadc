import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUpAtExit } from '../../platform/clean-up.ts';
import type { Fate, Loss, Origin } from '../imported.ts';

export interface LossKind {
  readonly what: string;
  readonly became: Fate;
  readonly count: number;
  /** Lines of a Markdown list, one for each. */
  lines(): string;
}

/** Every loss, by kind. They are on disk: a large source can have as many as it has articles. */
export interface LossList {
  add(loss: Loss): void;
  /** The most frequent first. */
  kinds(): readonly LossKind[];
  readonly remove: () => void;
}

export function createLossList(parent: string): LossList {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'kolofon-losses-'));
  const kinds = new Map<string, Kind>();
  return {
    add: (loss) => {
      const key = `${loss.became} ${loss.what}`;
      const kind = kinds.get(key) ?? {
        what: loss.what,
        became: loss.became,
        count: 0,
        file: join(folder, String(kinds.size)),
        waiting: '',
      };
      kind.count += 1;
      kinds.set(key, kind);
      kind.waiting += describe(loss);
      if (kind.waiting.length > mostWaiting) write(kind);
    },
    kinds: () =>
      [...kinds.values()]
        .sort((a, b) => b.count - a.count)
        .map((kind) => ({
          what: kind.what,
          became: kind.became,
          count: kind.count,
          lines: () => {
            write(kind);
            return readFileSync(kind.file, 'utf8');
          },
        })),
    remove: cleanUpAtExit(() => rmSync(folder, { recursive: true, force: true })),
  };
}

interface Kind {
  readonly what: string;
  readonly became: Fate;
  count: number;
  readonly file: string;
  /** What is not yet in its file. */
  waiting: string;
}

/** In characters. */
const mostWaiting = 50_000;

function write(kind: Kind): void {
  appendFileSync(kind.file, kind.waiting);
  kind.waiting = '';
}

/** In characters. */
const longestDetail = 160;

function describe({ detail, origin, article }: Loss): string {
  const line = detail.replaceAll(/\s+/g, ' ').trim();
  const shown = line.length > longestDetail ? `${line.slice(0, longestDetail)}…` : line;
  const where = article === undefined ? '' : ` → ${article}`;
  return `- ${describeOrigin(origin)}${where}: ${quote(shown)}\n`;
}

function describeOrigin({ file, line, column }: Origin): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

function quote(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
