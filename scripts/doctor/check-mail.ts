import type { Env } from "@/lib/core/env";
import { isPublicOrigin } from "@/lib/core/env/public-origin";
import { checkMailServer } from "@/lib/outbound/mail/send";
import { type Finding, findingsOf } from "@/scripts/doctor/finding";

const { ok, warning, error } = findingsOf("Email");
const TIMEOUT_MS = 15_000;

const ADVICE: Record<string, string> = {
  EAUTH: "Check the user and password in SMTP_URL; special characters must be percent-encoded.",
  ECONNECTION: "Check the host and port in SMTP_URL, and the firewall.",
  ECONNREFUSED: "Nothing is listening there: check the host and port in SMTP_URL.",
  ENOTFOUND: "Check the host in SMTP_URL.",
  ETIMEDOUT: "Check the host and port in SMTP_URL, and whether the provider blocks this port.",
};

/** Signs in to the mail server without sending anything. */
export async function checkMail({
  SMTP_URL,
  MAIL_FROM,
  APP_URL,
}: Pick<Env, "SMTP_URL" | "MAIL_FROM" | "APP_URL">): Promise<Finding[]> {
  if (!SMTP_URL) {
    const text = "SMTP_URL is not set: emails stay in the admins' mailbox";
    if (!isPublicOrigin(APP_URL ?? "")) return [ok(text)];
    return [warning(text, "Set SMTP_URL: without it, sign-up reveals whether an address has an account.")];
  }
  const findings: Finding[] = [];
  try {
    await checkMailServer(SMTP_URL, AbortSignal.timeout(TIMEOUT_MS));
    findings.push(ok("The mail server accepts the sign-in"));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    const code = failure instanceof Error && "code" in failure ? String(failure.code) : "";
    findings.push(error(`The mail server: ${reason}`, ADVICE[code] ?? "Check SMTP_URL, and the mail server's log."));
  }
  if (/@localhost>?$/.test(MAIL_FROM))
    findings.push(warning(`The sender is ${MAIL_FROM}`, "Set MAIL_FROM to an address that your mail server may send."));
  return findings;
}
