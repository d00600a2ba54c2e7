import { once } from "node:events";
import { connect } from "node:net";
import { createTransport } from "nodemailer";
import SMTPTransport from "nodemailer/lib/smtp-transport/index.js";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import type { RenderedMail } from "@/lib/outbound/mail/layout";

/** Without any byte from the server. */
const SOCKET_TIMEOUT_MS = 15 * SECOND_MS;

/**
 * Hands a mail to the SMTP server; without one it stays in the outbox, for the mailbox page.
 * @param signal ends the attempt: a server that sends a line now and then never falls silent
 * @throws Error with the server's answer
 */
export async function sendMail(to: string, mail: RenderedMail, signal: AbortSignal): Promise<"sent" | "kept"> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (!url) {
    log.info({ to, subject: mail.subject }, "mail kept in the outbox: no SMTP_URL is set");
    return "kept";
  }
  await transportTo(url, signal).sendMail({ from, to, ...mail });
  return "sent";
}

/** A transport for one attempt, on a socket of our own: nodemailer offers no other way to end an attempt from outside. */
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
      // Until nodemailer has taken it over, and for what the deadline does to it afterwards.
      connection.on("error", () => undefined);
      once(connection, "connect").then(
        () => callback(null, { connection }),
        (error: Error) => callback(error, undefined),
      );
    },
  };
  // Not by `createTransport(options)`: with a `url` among them it drops all the others.
  return createTransport(new SMTPTransport(options));
}
