import { openPrinter } from '../../src/platform/browser.ts';

/** The browser that prints for all test files of a process. It starts with the first print, and ends with the process. */
export const printer = openPrinter();
