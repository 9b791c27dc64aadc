import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { openTransport } from '../../src/mail/transport.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { librarySettings } from '../harness/test-desk.ts';

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A real SMTP server, which refuses some recipients. */
async function openSmtp(received: string[]) {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _, callback) => {
      if (username === 'desk' && password === 'secret') callback(null, { user: 'desk' });
      else callback(new Error('no'));
    },
    onRcptTo: ({ address }, _, callback) => {
      const error = Object.assign(new Error('No such user'), { responseCode: 550 });
      callback(address.startsWith('gone') ? error : null);
    },
    onData: (stream, _, callback) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        received.push(text);
        callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closers.push(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  const smtp = { host: '127.0.0.1', port, plain: true, user: 'desk' };
  const settings = settingsSchema.parse({ ...librarySettings, smtp });
  const transport = openTransport(settings, 'secret', () => undefined);
  closers.push(() => transport.close());
  return transport;
}

const mail = {
  id: 'a1',
  to: 'kari@library.example',
  subject: 'Prøve: æøå',
  text: 'Hei, Kari!\n',
  headers: {},
};

test('a mail arrives as it was written, with the same Message-ID each time', async () => {
  const received: string[] = [];
  const transport = await openSmtp(received);
  const headers = { 'List-Unsubscribe': '<https://library.example/desk/u/1>' };
  await transport.send({ ...mail, headers });
  await transport.send({ ...mail, headers });
  expect(received).toHaveLength(2);
  for (const text of received) {
    expect(text).toContain('Message-ID: <a1@library.example>');
    expect(text).toContain('To: kari@library.example');
    expect(text).toContain('From: The library <desk@library.example>');
    expect(text).toContain('List-Unsubscribe: <https://library.example/desk/u/1>');
  }
});

test('an address cannot bring in another recipient or header', async () => {
  const received: string[] = [];
  const transport = await openSmtp(received);
  const to = 'kari@library.example\r\nBcc: all@library.example';
  await transport.send({ ...mail, to, headers: { 'X-A': 'a\r\nX-B: b' } }).catch(() => undefined);
  for (const text of received) expect(text).not.toMatch(/^(?:Bcc|X-B):/im);
});

test('a refusal has the code of the server', async () => {
  const transport = await openSmtp([]);
  await expect(transport.send({ ...mail, to: 'gone@library.example' })).rejects.toMatchObject({
    responseCode: 550,
  });
});
