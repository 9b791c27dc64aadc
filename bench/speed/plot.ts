/** A bar for the wall and a thinner one under it for the CPU, both in seconds. */
interface Bar {
  readonly label: string;
  readonly wall: number;
  readonly cpu: number;
  /** Printed after the bars. */
  readonly remark: string;
  /** Whether it is coloured. */
  readonly isOwn: boolean;
}

/** Bars with one scale. */
export interface BarGroup {
  readonly heading: string;
  readonly bars: readonly Bar[];
}

const width = 780;
const margin = 20;
const barLeft = 245;
/** The longest bar ends here; its remark is after it. */
const barRight = 535;
const rowHeight = 30;
const headingHeight = 34;
const top = 76;

const style = `
text { font: 14px sans-serif; fill: #1f2328; }
.title { font-size: 20px; }
.heading { font-size: 17px; }
.quiet { fill: #59636e; }
.peer { fill: #818b98; }
.own { fill: #0969da; }
.cpu { opacity: 0.5; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .quiet { fill: #9198a1; }
  .peer { fill: #656c76; }
  .own { fill: #4493f8; }
}
`;

/** An SVG without a background, for a light page and for a dark one. Each group has a scale of its own. */
export function drawPlot(title: string, remark: string, groups: readonly BarGroup[]): string {
  let y = top;
  const drawn = groups.map((group) => {
    const lines = drawGroup(group, y);
    y += headingHeight + group.bars.length * rowHeight + margin;
    return lines;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-labelledby="title remark">
<style>${style}</style>
<text id="title" class="title" x="${margin}" y="32">${escapeText(title)}</text>
<text id="remark" class="quiet" x="${margin}" y="54">${escapeText(remark)}</text>
${drawn.join('\n')}
</svg>
`;
}

function drawGroup({ heading, bars }: BarGroup, y: number): string {
  const longest = Math.max(...bars.flatMap(({ wall, cpu }) => [wall, cpu]));
  const lengthOf = (seconds: number) => Math.max(1, (seconds / longest) * (barRight - barLeft));
  return [
    `<text class="heading" x="${margin}" y="${y + 18}">${escapeText(heading)}</text>`,
    ...bars.map((bar, index) => drawBar(bar, y + headingHeight + index * rowHeight, lengthOf)),
  ].join('\n');
}

function drawBar(
  { label, wall, cpu, remark, isOwn }: Bar,
  y: number,
  lengthOf: (seconds: number) => number,
): string {
  const kind = isOwn ? 'own' : 'peer';
  const end = barLeft + Math.max(lengthOf(wall), lengthOf(cpu));
  return [
    `<text x="${barLeft - 10}" y="${y + 14}" text-anchor="end">${escapeText(label)}</text>`,
    `<rect class="${kind}" x="${barLeft}" y="${y}" width="${lengthOf(wall).toFixed(1)}" height="12"/>`,
    `<rect class="${kind} cpu" x="${barLeft}" y="${y + 13}" width="${lengthOf(cpu).toFixed(1)}" height="6"/>`,
    `<text class="quiet" x="${(end + 8).toFixed(1)}" y="${y + 14}">${escapeText(remark)}</text>`,
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
