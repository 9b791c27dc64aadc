const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements that a drawing keeps (SVG 2, appendix F): they paint, group, describe or animate, and load nothing. */
export const keptElements = words(`
  animate animateMotion animateTransform circle clipPath defs desc ellipse
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  filter g image line linearGradient marker mask mpath path pattern polygon polyline radialGradient rect set stop
  style svg switch symbol text textPath title tspan use
`);

/** Elements that paint something where they are. */
export const paintedElements = words('circle ellipse image line path polygon polyline rect text use');

export const animations = words('animate animateMotion animateTransform set');

/** Elements that browsers show or run; what else is not kept has no effect in a browser, and goes without a word. */
export const namedElements = words(`
  audio canvas cursor discard embed flowRoot font-face-uri foreignObject handler iframe listener object script tref
  video view
`);

/** Attributes whose values CSS reads (SVG 2, section 6.6). Other elements than those that paint may have them too. */
const presentation = `
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-rendering cx cy d direction display dominant-baseline fill fill-opacity fill-rule filter flood-color
  flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
  glyph-orientation-horizontal glyph-orientation-vertical height image-rendering isolation kerning letter-spacing
  lighting-color marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
  pointer-events r rx ry shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
  text-overflow text-rendering transform transform-box transform-origin unicode-bidi vector-effect visibility
  white-space width word-spacing writing-mode x y
`;

const geometry = `
  amplitude azimuth baseFrequency bias clipPathUnits diffuseConstant divisor dx dy edgeMode elevation exponent
  filterUnits fr fx fy gradientTransform gradientUnits in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength
  lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits method mode
  numOctaves offset operator order orient pathLength patternContentUnits patternTransform patternUnits points
  pointsAtX pointsAtY pointsAtZ preserveAspectRatio primitiveUnits radius refX refY result rotate scale seed side
  slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale
  systemLanguage tableValues targetX targetY textLength type values viewBox x1 x2 xChannelSelector y1 y2
  yChannelSelector z
`;

const timing = `
  accumulate additive attributeName attributeType begin by calcMode dur end fill from keyPoints keySplines keyTimes
  max min origin path repeatCount repeatDur restart to
`;

/** Attributes that contain a text or names, which nothing reads as CSS. */
export const textAttributes = words(`
  aria-describedby aria-description aria-hidden aria-label aria-labelledby aria-roledescription class id lang media
  role
`);

/** Attributes without a namespace that a drawing keeps as they are, or after a look at their values. */
export const keptAttributes: ReadonlySet<string> = new Set([
  ...words(presentation),
  ...words(geometry),
  ...words(timing),
  ...textAttributes,
]);

/** What an animation may change: nothing that refers, is referred to, or is styles. */
export const animatedAttributes: ReadonlySet<string> = new Set([...words(presentation), ...words(geometry)]);
