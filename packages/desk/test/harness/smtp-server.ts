import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ReceivedMail extends Email {
  /** The recipient of the envelope. */
  readonly recipient: string;
  /** As it came over the line. */
  readonly raw: string;
}

/** A real SMTP server on this machine. Recipients in `gone` are refused for good. */
export interface SmtpServer {
  /** `smtp` in desk.yaml. The password of the user is `smtpPassword`. */
  readonly settings: {
    readonly host: string;
    readonly port: number;
    readonly plain: true;
    readonly user: string;
  };
  readonly mails: readonly ReceivedMail[];
  readonly gone: Set<string>;
  /** Waits for a mail to an address that was not returned before. */
  next(recipient: string): Promise<ReceivedMail>;
  close(): Promise<void>;
}

export const smtpPassword = 'secret';

/** In milliseconds. */
const patience = 60_000;

export async function openSmtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const gone = new Set<string>();
  const read = new Set<ReceivedMail>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _, callback) => {
      if (username === 'desk' && password === smtpPassword) callback(null, { user: 'desk' });
      else callback(new Error('Wrong password'));
    },
    onRcptTo: ({ address }, _, callback) => {
      const error = Object.assign(new Error('No such user'), { responseCode: 550 });
      callback(gone.has(address) ? error : null);
    },
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        PostalMime.parse(raw).then(
          (mail) => {
            for (const { address } of envelope.rcptTo)
              mails.push({ ...mail, recipient: address, raw: raw.toString() });
            callback();
          },
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: { host: '127.0.0.1', port, plain: true, user: 'desk' },
    mails,
    gone,
    next: async (recipient) => {
      for (let waited = 0; waited < patience; waited += 20) {
        const mail = mails.find((one) => one.recipient === recipient && !read.has(one));
        if (mail !== undefined) {
          read.add(mail);
          return mail;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`No mail to ${recipient} arrived.`);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The header of a mail, in the letters in which it was sent; undefined if there is none. */
export function headerOf({ headers }: ReceivedMail, name: string): string | undefined {
  return headers.find(({ key }) => key === name.toLowerCase())?.value;
}
