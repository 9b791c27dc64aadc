/** What a plug-in has thrown. */
export class PluginError extends Error {
  override readonly name = 'PluginError';
  readonly plugin: string;

  constructor(plugin: string, cause: unknown) {
    super(`The plug-in ${plugin} fails.`, { cause });
    this.plugin = plugin;
  }
}

/** Runs a part of a plug-in, so that whatever it throws has its name. */
export async function named<T>(plugin: string, run: () => T): Promise<Awaited<T>> {
  try {
    return await run();
  } catch (error) {
    throw new PluginError(plugin, error);
  }
}

/** What is nested so deeply that the stack is exhausted is no fault of a plug-in. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}
