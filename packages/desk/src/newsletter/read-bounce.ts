/**
 * The signed subscription in a delivery status notification (RFC 3464) that says that the address will never take mail;
 * undefined if it says anything else. It is in the headers of the newsletter mail, which the notification quotes.
 */
export function readBounce(message: string): string | undefined {
  const isReport = /^content-type:\s*multipart\/report;[^\0]*?report-type="?delivery-status/im.test(
    message.slice(0, 20_000),
  );
  const isPermanent = /^action:\s*failed\b/im.test(message) && /^status:\s*5\.1\.\d+/im.test(message);
  if (!isReport || !isPermanent) return undefined;
  return /\/newsletter\/unsubscribe\?s=([\w-]+\.[\w-]+)/.exec(message.replaceAll(/\r?\n[ \t]+/g, ''))?.[1];
}
