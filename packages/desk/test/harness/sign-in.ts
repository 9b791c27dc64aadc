import type { TestDesk, Visitor } from './test-desk.ts';

/** Asks for a link as a reader or a staff member does, opens it from the mail, and presses the button. */
export async function signIn(
  desk: TestDesk,
  visitor: Visitor,
  email: string,
  purpose: 'reader' | 'staff' = 'reader',
): Promise<string | undefined> {
  const { length } = desk.mails;
  await visitor.post('/desk/sign-in', { email, purpose, next: '' });
  await desk.mailed(length + 1);
  return (await visitor.post('/desk/sign-in/link', { token: tokenIn(desk.mails.at(-1) ?? '') })).location;
}

/** The token of the link in a mail. */
export function tokenIn(mail: string): string {
  return /sign-in\/link\/(\S+)/.exec(mail)?.[1] ?? 'none';
}
