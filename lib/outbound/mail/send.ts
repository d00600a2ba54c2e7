import { once } from "node:events";
import { connect } from "node:net";
import { createTransport } from "nodemailer";
import SMTPTransport from "nodemailer/lib/smtp-transport/index.js";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import type { RenderedMail } from "@/lib/outbound/mail/layout";

/** Time without any data from the server. */
const SOCKET_TIMEOUT_MS = 15 * SECOND_MS;

/**
 * Sends an email through the SMTP server. Without one, it stays in the outbox for the mailbox page. @param signal ends
 * the attempt, because a server that keeps sending lines never times out @throws Error with the server's response
 */
export async function sendMail(
  to: string,
  { unsubscribeUrl, ...mail }: RenderedMail,
  signal: AbortSignal,
): Promise<"sent" | "kept"> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (!url) {
    log.info({ to, subject: mail.subject }, "email kept in the outbox because SMTP_URL is not set");
    return "kept";
  }
  // RFC 8058: the mail program's own button stops them without opening a page.
  const headers = unsubscribeUrl && {
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  await transportTo(url, signal).sendMail({ from, to, ...mail, ...(headers && { headers }) });
  return "sent";
}

/** Connects to a mail server and signs in, without sending anything. @throws Error with the server's response */
export async function checkMailServer(url: string, signal: AbortSignal): Promise<void> {
  await transportTo(url, signal).verify();
}

/** A transport for one attempt on its own socket: nodemailer offers no other way to abort an attempt. */
function transportTo(url: string, signal: AbortSignal) {
  const { hostname, port, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const options: SMTPTransport.Options = {
    url,
    connectionTimeout: SOCKET_TIMEOUT_MS,
    greetingTimeout: SOCKET_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    getSocket(_options, callback) {
      const connection = connect({ host, port: Number(port) || (protocol === "smtps:" ? 465 : 587) });
      signal.addEventListener("abort", () => connection.destroy(), { once: true });
      // Handles errors until nodemailer takes the socket over, and after the deadline destroys it.
      connection.on("error", () => undefined);
      once(connection, "connect").then(
        () => callback(null, { connection }),
        (error: Error) => callback(error, undefined),
      );
    },
  };
  // Not `createTransport(options)`: if the options have a `url`, it drops all the others.
  return createTransport(new SMTPTransport(options));
}
