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

const figure = { photographs: 1, width: 1400, height: 1050, formulas: 6, listings: 0 };
const all = 'site,epub,pdf';

const plans: readonly Plan[] = [
  { articles: 750, formats: all, ...figure, formulas: 0 },
  { articles: 145, formats: all, ...figure, photographs: 0 },
  { articles: 300, formats: all, ...figure, photographs: 0, formulas: 0, listings: 8 },
  { articles: 150, formats: all, ...figure, photographs: 3, width: 4000, height: 3000 },
  ...[200, 1000, 2000].map((articles) => ({ articles, formats: 'pdf', ...figure })),
];

const notes = [
  'Each is one series, built once without a cache. Photographs, formulas and listings are those of each article. Memory is that of Node, the browser that prints left out. Every article has a drawing beside its photographs; no two photographs are the same.',
];

/** Measures long books with many pictures, formulas and listings, in an hour or more. */
export async function reportIllustrated(): Promise<string> {
  const rows: Row[] = [];
  for (const plan of plans) rows.push(await measurePlan(plan));
  return writeReport('Long books with pictures, formulas and code, measured', '.', rows, notes);
}

async function measurePlan(plan: Plan): Promise<Row> {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  try {
    await writeIllustrated(root, plan.articles, plan);
    const { wall, cpu, memory } = measureCall({ command: buildCommand(root, plan.formats), folder: root });
    return {
      Articles: String(plan.articles),
      Photographs: plan.photographs === 0 ? '0' : `${plan.photographs} of ${plan.width} × ${plan.height}`,
      Formulas: String(plan.formulas),
      Listings: String(plan.listings),
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
