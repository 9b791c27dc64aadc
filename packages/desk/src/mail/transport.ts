import { createTransport } from 'nodemailer';
import type { DeskSettings } from '../settings/settings.ts';

export interface OutgoingMail {
  /** The same each time it is sent: part of its Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Transport {
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Sends by SMTP, or prints each mail if no server is set. */
export function openTransport(
  { smtp, sender, address }: DeskSettings,
  password: string | undefined,
  print: (text: string) => void,
): Transport {
  if (smtp === undefined) return printingTransport(sender, print);
  const { hostname } = new URL(address);
  const mailer = createTransport({
    pool: true,
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    requireTLS: !smtp.secure && !smtp.plain,
    ignoreTLS: smtp.plain,
    ...(smtp.user === undefined ? {} : { auth: { user: smtp.user, pass: password ?? '' } }),
    // Nothing in a mail may name a file or a URL to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, subject, text, headers }) => {
      await mailer.sendMail({
        from: sender,
        to: { name: '', address: to },
        subject,
        text,
        headers: { ...headers },
        messageId: `<${id}@${hostname}>`,
      });
    },
    close: () => {
      mailer.close();
    },
  };
}

function printingTransport(sender: string, print: (text: string) => void): Transport {
  const rule = '-'.repeat(72);
  return {
    send: ({ to, subject, text }) => {
      print(`${rule}\nFrom: ${sender}\nTo: ${to}\nSubject: ${subject}\n\n${text}\n${rule}\n`);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}
