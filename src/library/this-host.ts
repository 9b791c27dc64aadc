import type { Host } from '../build/host.ts';
import { installation } from '../installation/installation.ts';
import type { Terminal } from '../platform/terminal.ts';
import type { Listeners } from './results.ts';

/** This process, unchanged. */
export function thisHost(): Host {
  return { ...installation, environment: process.env, now: new Date() };
}

/** A terminal without colours, whose lines whoever calls may hear. */
export function openLog({ log = () => undefined }: Listeners): {
  readonly terminal: Terminal;
  readonly print: (text: string) => void;
} {
  return {
    terminal: { line: log, status: () => undefined, style: (_look, text) => text },
    print: (text) => {
      for (const line of text.trimEnd().split('\n')) log(line);
    },
  };
}
