import { examine } from '../authoring/doctor/examine.ts';
import { findingsOf, type Finding } from '../authoring/doctor/findings.ts';
import { rootOf } from '../build/read-options.ts';
import { formatSize } from '../platform/sizes.ts';
import type { Command } from './command.ts';
import { rootOption, sourceOptionsOf } from './options.ts';

export const doctor: Command = {
  summary: 'Check the machine: Node, browser, fonts, cache, disk.',
  details: `Says what Kolofon found, what is missing, and how to get it. Exits with 1 if a build cannot work.

  kolofon doctor`,
  options: { root: rootOption },
  async run(input) {
    const { terminal, print, values } = input;
    const root = rootOf(sourceOptionsOf(values));
    terminal.status('Looking for a browser');
    const findings = findingsOf(await examine(root, input), formatSize);
    terminal.status('');
    const width = Math.max(...findings.map(({ what }) => what.length));
    for (const { state, what, found, advice } of findings) {
      const { mark, look } = marks[state];
      print(`${terminal.style(look, mark)} ${terminal.style('bold', what.padEnd(width))}  ${found}\n`);
      if (advice !== undefined) print(`  ${' '.repeat(width)}  ${advice}\n`);
    }
    return findings.some(({ state }) => state === 'broken') ? 1 : 0;
  },
};

const marks: Readonly<Record<Finding['state'], { mark: string; look: 'green' | 'yellow' | 'red' }>> = {
  good: { mark: '✓', look: 'green' },
  missing: { mark: '!', look: 'yellow' },
  broken: { mark: '✗', look: 'red' },
};
