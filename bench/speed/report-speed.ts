import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { whole } from '../figures.ts';
import { describeDay, describeMachine, writeTable, type Report } from '../report.ts';
import { fillGuide } from './fill-guide.ts';
import { measurePlan, type Measured, type Plan } from './measure.ts';
import { measureCall, memoryIsUnknown, type Taken } from './meter.ts';
import { fullPlans, growth, quickPlans } from './plans.ts';
import { choosePlotted } from './plot-groups.ts';
import { drawPlot } from './plot.ts';
import { groupMeasured, medianTaken, memoryPerArticle, writeRows } from './summary.ts';

const articles = 'docs/series/articles';
const guide = `${articles}/benchmarks.md`;

/** Measures everything: about three quarters of an hour, most of it for 5,000 articles. */
export function reportSpeed(): Report {
  const floor = measureFloor();
  const measured = measurePlans(fullPlans);
  const facts = `${describeDay('npm run bench')}\n\n${describeMachine()}`;
  const tables = writeTables(measured, floor);
  const plot = drawPlot(
    'How long a site takes, in seconds',
    'Cold, unless it says otherwise. Wide bar: wall; thin bar: CPU. Each size has a scale of its own.',
    choosePlotted(measured),
  );
  const block = (file: string) =>
    [facts, `![How long each program takes for a site, by size](${file})`, tables].join('\n\n');
  return {
    text: `# Speed, measured\n\n${block('speed.svg')}\n`,
    files: {
      'bench/results/speed.md': `# Speed, measured\n\n${block('speed.svg')}\n`,
      'bench/results/speed.json': writeNumbers(measured, floor),
      'bench/results/speed.svg': plot,
      [`${articles}/pictures/speed.svg`]: plot,
      [guide]: fillGuide(readFileSync(guide, 'utf8'), block('pictures/speed.svg')),
    },
  };
}

/** Measures what is enough to see whether a change made Kolofon slower, in less than two minutes. */
export function reportQuickly(): Report {
  const floor = measureFloor();
  const measured = measurePlans(quickPlans);
  const facts = `${describeDay('npm run bench:quick')}\n\n${describeMachine()}`;
  return { text: `${facts}\n\n${writeTables(measured, floor)}\n`, files: {} };
}

function measurePlans(plans: readonly Plan[]): Measured[] {
  return plans.flatMap(measurePlan);
}

/** What any program of Node takes. */
function measureFloor(): Taken[] {
  const call = { command: [process.execPath, '-e', '0'], folder: tmpdir() };
  return Array.from({ length: 5 }, () => measureCall(call));
}

function writeTables(measured: readonly Measured[], floor: readonly Taken[]): string {
  const { wall, cpu, memory } = medianTaken(floor);
  const perArticle = memoryPerArticle(measured, growth);
  const versions = new Map(measured.map(({ program, version }) => [program, version]));
  const names = [...versions]
    .filter(([name]) => !name.includes(','))
    .map(([name, version]) => `${name} ${version}`);
  return [
    `${names.join(', ')}. A program of Node that does nothing (\`node -e 0\`) takes ${wall.toFixed(3)} s, CPU ${cpu.toFixed(3)} s, ${whole(memory)} MiB.`,
    ...(memoryIsUnknown === undefined ? [] : [memoryIsUnknown]),
    ...groupMeasured(measured).map(
      (group) => `### ${group.heading}\n\n${writeTable(writeRows(group.measured))}`,
    ),
    ...(Number.isNaN(perArticle)
      ? []
      : [
          `From ${growth.from.toLocaleString('en')} to ${growth.to.toLocaleString('en')} articles, Kolofon's peak memory grows by ${whole(perArticle)} KiB an article.`,
        ]),
  ].join('\n\n');
}

function writeNumbers(measured: readonly Measured[], floor: readonly Taken[]): string {
  const numbers = {
    units: { wall: 's', cpu: 's', memory: 'MiB' },
    machine: describeMachine(),
    floor,
    measured,
  };
  const round = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value;
  return `${JSON.stringify(numbers, round, 2)}\n`;
}
