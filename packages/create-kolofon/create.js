#!/usr/bin/env node
// Runs `kolofon new`, from the kolofon that was installed with this package.
import { readFileSync } from 'node:fs';

const manifest = import.meta.resolve('kolofon/package.json');
const { bin } = JSON.parse(readFileSync(new URL(manifest), 'utf8'));
process.argv.splice(2, 0, 'new');
await import(new URL(bin.kolofon, manifest).href);
