import { afterEach, expect, test } from 'vitest';
import { openTransport, type Transport } from '../../src/mail/transport.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { headerOf, openSmtpServer, smtpPassword, type SmtpServer } from '../harness/smtp-server.ts';
import { librarySettings } from '../harness/test-desk.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function openMailer(): Promise<{ readonly server: SmtpServer; readonly transport: Transport }> {
  const server = await openSmtpServer();
  const settings = settingsSchema.parse({ ...librarySettings, smtp: server.settings });
  const transport = openTransport(settings, smtpPassword, () => undefined);
  closers.push(async () => {
    transport.close();
    await server.close();
  });
  return { server, transport };
}

const mail = {
  id: 'a1',
  to: 'kari@library.example',
  subject: 'Prøve: æøå',
  text: 'Hei, Kari!\n',
  headers: {},
};

test('a mail arrives as it was written, with the same Message-ID each time', async () => {
  const { server, transport } = await openMailer();
  const headers = { 'List-Unsubscribe': '<https://library.example/desk/u/1>' };
  await transport.send({ ...mail, headers });
  await transport.send({ ...mail, headers });
  expect(server.mails).toHaveLength(2);
  for (const received of server.mails) {
    expect(received).toMatchObject({
      recipient: 'kari@library.example',
      messageId: '<a1@library.example>',
      subject: 'Prøve: æøå',
      text: 'Hei, Kari!\n',
      from: { name: 'The library', address: 'desk@library.example' },
      to: [{ address: 'kari@library.example' }],
    });
    expect(headerOf(received, 'List-Unsubscribe')).toBe('<https://library.example/desk/u/1>');
  }
});

test('an address cannot bring in another recipient or header', async () => {
  const { server, transport } = await openMailer();
  const to = 'kari@library.example\r\nBcc: all@library.example';
  await transport.send({ ...mail, to, headers: { 'X-A': 'a\r\nX-B: b' } }).catch(() => undefined);
  await transport.send({ ...mail, subject: 'a\r\nBcc: all@library.example' });
  expect(server.mails.length).toBeGreaterThan(0);
  for (const { raw, recipient } of server.mails) {
    expect(raw).not.toMatch(/^(?:Bcc|X-B):/im);
    expect(recipient).not.toContain('all@');
  }
});

test('a refusal has the code of the server', async () => {
  const { server, transport } = await openMailer();
  server.gone.add(mail.to);
  await expect(transport.send(mail)).rejects.toMatchObject({
    responseCode: 550,
  });
});
