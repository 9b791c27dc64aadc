import type { Command } from './command.ts';
import { lookupTable } from '../model/lookup-table.ts';

/** Each command is loaded when it is called: most of a build is of no use to the others. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = lookupTable({
  add: async () => (await import('./add.ts')).add,
  build: async () => (await import('./build.ts')).build,
  cache: async () => (await import('./cache.ts')).cache,
  check: async () => (await import('./check.ts')).check,
  desk: async () => (await import('./desk.ts')).desk,
  dev: async () => (await import('./dev.ts')).dev,
  doctor: async () => (await import('./doctor.ts')).doctor,
  explain: async () => (await import('./explain.ts')).explain,
  import: async () => (await import('./import.ts')).importCommand,
  list: async () => (await import('./list.ts')).list,
  merge: async () => (await import('./merge.ts')).merge,
  mv: async () => (await import('./mv.ts')).mv,
  new: async () => (await import('./new.ts')).newProject,
  plan: async () => (await import('./plan.ts')).plan,
  popularity: async () => (await import('./popularity.ts')).popularity,
  publish: async () => (await import('./publish.ts')).publish,
  schemas: async () => (await import('./schemas.ts')).schemas,
  worker: async () => (await import('./worker.ts')).worker,
});
