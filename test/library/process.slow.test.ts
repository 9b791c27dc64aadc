import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

/** Calls the compiled library, and notes in a file what that did to the process. */
const program = `
import { readdirSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import v8 from 'node:v8';

const flags = [];
v8.setFlagsFromString = (flag) => flags.push(flag);
syncBuiltinESMExports();
const { build, check, dev } = await import(${JSON.stringify(pathToFileURL('build/index.js').href)});

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const countListeners = () => ['exit', ...signals].map((name) => process.listenerCount(name));
const before = countListeners();
const heeded = new Set();
const log = () => signals.filter((name) => process.listenerCount(name) > 0).forEach((name) => heeded.add(name));
const options = { asOf: '2026-11-23', cache: false };
const built = await build({ ...options, locked: true }, { log });
const checked = await check(options);
const refused = await build({ ...options, series: ['finnes-ikke'] }).catch(({ name }) => name);
const server = await dev({ ...options, port: 0 }, { log });
const served = await fetch(server.address);
await server.close();
writeFileSync('noted.json', JSON.stringify({
  results: [built.ok, checked.ok, refused, served.ok],
  flags,
  heeded: [...heeded],
  listeners: countListeners().map((count, index) => count - before[index]),
  exitCode: process.exitCode ?? 'none',
  temporary: readdirSync(tmpdir()),
}));
`;

test('a call prints nothing, sets nothing, listens to no signal and leaves no temporary file', () =>
  littlePublication().inFolder((root) => {
    const temporary = join(root, 'temporary');
    mkdirSync(temporary);
    const file = join(root, 'program.mjs');
    writeFileSync(file, program);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: temporary },
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(join(root, 'noted.json'), 'utf8'))).toEqual({
      results: [true, true, 'UsageError', true],
      flags: [],
      heeded: [],
      listeners: [0, 0, 0, 0],
      exitCode: 'none',
      temporary: [],
    });
    return Promise.resolve();
  }));
