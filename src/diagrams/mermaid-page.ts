import { houseStyle } from './house-style.ts';

const { family, ink, line, ground, fill, note, tints } = houseStyle;

const font = `"${family}", sans-serif`;

const pieColours = Object.fromEntries(
  Array.from({ length: 12 }, (_none, index) => [`pie${index + 1}`, tints[index % tints.length]] as const),
);

const scale = Object.fromEntries(
  Array.from({ length: 12 }, (_none, index): [string, string | undefined][] => [
    [`cScale${index}`, tints[index % tints.length]],
    [`cScaleLabel${index}`, ink],
    [`cScaleInv${index}`, line],
    [`cScalePeer${index}`, line],
  ]).flat(),
);

/** What an author's `init` may not change: what is safe, and what can be read on every page. */
const secure = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'deterministicIds',
  'deterministicIDSeed',
  'dompurifyConfig',
  'theme',
  'themeVariables',
  'themeCSS',
  'darkMode',
  'fontFamily',
  'altFontFamily',
  'htmlLabels',
  'look',
];

const configuration = {
  secure,
  securityLevel: 'strict',
  startOnLoad: false,
  suppressErrorRendering: true,
  deterministicIds: true,
  maxTextSize: 50_000,
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  class: { htmlLabels: false },
  journey: { textPlacement: 'tspan', taskFontFamily: font, titleFontFamily: font },
  // White, whatever the theme says.
  themeCSS: `text.task, text.journey-section { fill: ${ink} }`,
  gantt: { useWidth: 720, fontSize: 14, sectionFontSize: 14, barHeight: 26, barGap: 6 },
  sequence: { actorFontFamily: font, noteFontFamily: font, messageFontFamily: font },
  fontFamily: font,
  theme: 'base',
  themeVariables: {
    fontFamily: font,
    fontSize: '16px',
    background: ground,
    primaryColor: fill,
    primaryTextColor: ink,
    primaryBorderColor: line,
    secondaryColor: tints[0],
    tertiaryColor: ground,
    lineColor: line,
    textColor: ink,
    noteBkgColor: note,
    noteTextColor: ink,
    noteBorderColor: line,
    edgeLabelBackground: ground,
    quadrant1Fill: fill,
    quadrant2Fill: ground,
    quadrant3Fill: fill,
    quadrant4Fill: ground,
    quadrant1TextFill: ink,
    quadrant2TextFill: ink,
    quadrant3TextFill: ink,
    quadrant4TextFill: ink,
    quadrantPointFill: line,
    quadrantPointTextFill: ink,
    xyChart: { plotColorPalette: [...tints].reverse().join(',') },
    ...Object.fromEntries(tints.map((tint, index) => [`git${index}`, tint])),
    ...Object.fromEntries(tints.map((_tint, index) => [`gitBranchLabel${index}`, ink])),
    ...Object.fromEntries(tints.map((tint, index) => [`fillType${index}`, tint])),
    commitLabelColor: ink,
    commitLabelBackground: ground,
    pieSectionTextColor: ink,
    pieOuterStrokeColor: line,
    pieStrokeColor: ground,
    pieOpacity: '1',
    ...pieColours,
    ...scale,
  },
};

/**
 * Leaves the function `draw` in a page that has Mermaid. Chance is the same for every diagram, and no drawing has a line for
 * today: the same code gives the same drawing.
 */
export const mermaidScript = `
  mermaid.initialize(${JSON.stringify(configuration)});

  const style = document.head.appendChild(document.createElement('style'));

  async function loadFonts(css) {
    style.textContent = css;
    await Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)));
  }

  function fixChance() {
    let seed = 1;
    Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  }

  // In a circle, Mermaid centres labels of HTML alone.
  function centreLabels(root) {
    for (const label of root.querySelectorAll('.mindmap-node > circle ~ .label[transform^="translate(0,"]')) {
      const { x, width } = label.getBBox();
      label.setAttribute('transform', label.getAttribute('transform').replace('(0', '(' + -(x + width / 2)));
    }
  }

  function measureFaces(root) {
    const faces = [...root.querySelectorAll('text, tspan')]
      .filter(({ textContent }) => textContent.trim() !== '')
      .map((element) => getComputedStyle(element));
    return {
      isBold: faces.some(({ fontWeight }) => Number(fontWeight) >= 600),
      isItalic: faces.some(({ fontStyle }) => fontStyle !== 'normal'),
    };
  }

  function describeError(error) {
    const message = String(error?.message ?? error);
    const loc = error?.hash?.loc;
    const [, line, column] = /line (\\d+)(?:, column (\\d+))?/.exec(message) ?? [];
    const place = line === undefined ? {} : { line: Number(line) };
    if (column !== undefined) place.column = Number(column);
    else if (loc !== undefined && loc.first_line === place.line) place.column = loc.last_column + 1;
    return { message, ...place };
  }

  async function draw(code, css) {
    await loadFonts(css);
    fixChance();
    try {
      const { svg } = await mermaid.render('d', code);
      document.body.innerHTML = svg;
      const root = document.body.firstElementChild;
      for (const today of root.querySelectorAll('.today')) today.remove();
      centreLabels(root);
      const ground = document.createElementNS(root.namespaceURI, 'rect');
      const { x, y, width, height } = root.viewBox.baseVal;
      for (const [name, value] of Object.entries({ x, y, width, height, fill: '${ground}' })) ground.setAttribute(name, value);
      root.prepend(ground);
      return { svg: new XMLSerializer().serializeToString(root), ...measureFaces(root) };
    } catch (error) {
      return describeError(error);
    } finally {
      document.body.replaceChildren();
    }
  }
`;
