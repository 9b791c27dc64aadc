const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** `Firefox, Windows`: enough for a reader to know their devices, and nothing more of them is kept. */
export function describeDevice(userAgent: string | undefined): string {
  const find = (list: typeof browsers | typeof systems) =>
    list.find(([, pattern]) => pattern.test((userAgent ?? '').slice(0, 500)))?.[0];
  return [find(browsers), find(systems)].filter((part) => part !== undefined).join(', ');
}
