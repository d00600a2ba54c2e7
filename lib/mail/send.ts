import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { RenderedMail } from "@/lib/mail/templates";

const TIMEOUT_MS = 15_000;
let opened: { url: string; transport: Transporter } | undefined;

/** Hands a mail to the SMTP server; without one it stays in the outbox, for the mailbox page, and the log tells so. */
export async function sendMail(to: string, mail: RenderedMail): Promise<"sent" | "kept"> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (!url) {
    log.info({ to, subject: mail.subject }, "mail kept in the outbox: no SMTP_URL is set");
    return "kept";
  }
  await transportTo(url).sendMail({ from, to, ...mail });
  return "sent";
}

/** One a process and server. */
function transportTo(url: string): Transporter {
  if (opened?.url !== url) {
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    opened = { url, transport: createTransport(url, timeouts) };
  }
  return opened.transport;
}
