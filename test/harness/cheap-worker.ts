// A worker in a process of its own, to be ended like one: it does cheap work, and says when it is there.
import { readKeys, type WrittenKeys } from '../../src/remote-cache/keys.ts';
import { openExchange } from '../../src/remote-cache/exchange.ts';
import { openRedisTransport } from '../../src/remote-cache/redis-transport.ts';
import { startWorker } from '../../src/queue/worker.ts';
import { cheapKind, openCheapKind, shortLimits } from './cheap-work.ts';

const { url, keys, madeBy } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly url: string;
  readonly keys: WrittenKeys;
  readonly madeBy: string;
};
const worker = await startWorker({
  url: new URL(url),
  exchange: openExchange(() => Promise.resolve(openRedisTransport(new URL(url))), readKeys(keys)),
  kinds: { [cheapKind]: openCheapKind(madeBy) },
  namespaces: ['open'],
  slots: 2,
  onJob: () => undefined,
  limits: shortLimits,
});
process.on('SIGTERM', () => void worker.stop(500).then(() => process.exit(0)));
console.log('ready');
