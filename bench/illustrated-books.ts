import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whole } from './figures.ts';
import { writeIllustrated, type Illustration } from './illustrated.ts';
import { buildCommand } from './kolofon.ts';
import { writeReport, type Row } from './report.ts';
import { measureCall } from './speed/meter.ts';

interface Plan extends Illustration {
  readonly articles: number;
  /** Ids of formats. */
  readonly formats: string;
}

const figure = { photographs: 1, width: 1400, height: 1050, formulas: 6 };

const plans: readonly Plan[] = [
  { articles: 150, formats: 'site,epub,pdf', photographs: 3, width: 4000, height: 3000, formulas: 6 },
  ...[200, 1000, 2000].map((articles) => ({ articles, formats: 'pdf', ...figure })),
];

const notes = [
  'Each is one series, built once without a cache. Memory is that of Node, the browser that prints left out. Every article has a drawing beside its photographs; no two photographs are the same.',
];

/** Measures long books with many pictures, in an hour or more. */
export async function reportIllustrated(): Promise<string> {
  const rows: Row[] = [];
  for (const plan of plans) rows.push(await measurePlan(plan));
  return writeReport('Long books with pictures and formulas, measured', '.', rows, notes);
}

async function measurePlan(plan: Plan): Promise<Row> {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  try {
    await writeIllustrated(root, plan.articles, plan);
    const { wall, cpu, memory } = measureCall({ command: buildCommand(root, plan.formats), folder: root });
    return {
      Articles: String(plan.articles),
      Photographs: `${plan.photographs} of ${plan.width} × ${plan.height}`,
      Formats: plan.formats,
      'Wall, s': whole(wall),
      'CPU, s': whole(cpu),
      'Memory, MiB': whole(memory),
      'PDF, MB': whole(sizeOfFolder(join(root, 'dist', 'pdf')) / 1e6),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** In bytes. */
function sizeOfFolder(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
