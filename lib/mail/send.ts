import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { RenderedMail } from "@/lib/mail/templates";

const TIMEOUT_MS = 15_000;
let transport: Transporter | undefined;

/** Hands a mail to the SMTP server; without one it goes to the log, and stays readable in the outbox. */
export async function sendMail(to: string, mail: RenderedMail): Promise<"sent" | "logged"> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (!url) {
    log.info({ to, subject: mail.subject }, "mail kept in the outbox: no SMTP_URL is set");
    return "logged";
  }
  transport ??= createTransport(url, {
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  await transport.sendMail({ from, to, ...mail });
  return "sent";
}
