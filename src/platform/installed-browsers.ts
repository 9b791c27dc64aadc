import { posix, win32 } from 'node:path';

/** What the search for a browser needs to know of the computer. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function thisMachine(environment: Machine['environment']): Machine {
  return { platform: process.platform, architecture: process.arch, environment };
}

/** In order of preference: the headless shell starts soonest and is the smallest. */
const commands = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'headless_shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const linuxFolders = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Every path where a browser of this platform is usually installed, whether it is there or not. */
export function listInstalledBrowsers({ platform, environment }: Machine): string[] {
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name]);
    return windowsPrograms.flatMap((program) =>
      roots.flatMap((root) => (root ? [win32.join(root, program)] : [])),
    );
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  const onPath = (places: readonly string[]): string[] =>
    commands.flatMap((command) => places.map((folder) => posix.join(folder, command)));
  if (platform === 'darwin') {
    const home = environment['HOME'];
    const roots = ['/Applications', ...(home ? [posix.join(home, 'Applications')] : [])];
    const applications = macApplications.flatMap((path) => roots.map((root) => posix.join(root, path)));
    return [...applications, ...onPath(folders)];
  }
  return [...new Set(onPath([...folders, ...linuxFolders]))];
}
