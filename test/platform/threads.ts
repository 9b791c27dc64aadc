/** A module for a thread that answers each `input` by what this JavaScript makes of it. */
export function threadThat(answer: string): URL {
  const code = `import { parentPort, threadId, workerData } from 'node:worker_threads';
parentPort.on('message', (input) => { ${answer} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
