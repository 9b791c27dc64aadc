// A process with many workers that only sleep: `node sleeping-workers.js URL KEYS COUNT`.
import { openExchange } from '../../src/remote-cache/exchange.ts';
import { readKeys, type WrittenKeys } from '../../src/remote-cache/keys.ts';
import { openRedisTransport } from '../../src/remote-cache/redis-transport.ts';
import { startWorker } from '../../src/queue/worker.ts';
import { sleeping, sleepingId } from './sleeping-kind.ts';

const [address = '', keys = '', count = ''] = process.argv.slice(2);
const url = new URL(address);
const workers = await Promise.all(
  Array.from({ length: Number(count) }, () =>
    startWorker({
      url,
      exchange: openExchange(
        () => Promise.resolve(openRedisTransport(url)),
        readKeys(JSON.parse(keys) as WrittenKeys),
      ),
      kinds: { [sleepingId]: sleeping },
      namespaces: ['open'],
      slots: 1,
      onJob: () => undefined,
    }),
  ),
);
process.on('SIGTERM', () => {
  void Promise.all(workers.map((worker) => worker.stop(1_000))).then(() => process.exit(0));
});
console.log('ready');
