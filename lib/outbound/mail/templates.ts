import { z } from "zod";
import { formatInteger, formatUsd, plural } from "@/lib/core/format";
import { oneLine } from "@/lib/core/one-line-rules";
import {
  AccountDeleted,
  AccountExists,
  accountDeleted,
  accountExists,
  ConfirmEmail,
  confirmEmail,
  EmailChange,
  EmailChangeNotice,
  emailChange,
  emailChangeNotice,
  emailChangeTaken,
  InvitationMail,
  invitation,
  NewSignIn,
  newSignIn,
  ResetPassword,
  resetPassword,
  SecondFactorNotice,
  SignInLink,
  secondFactorNotice,
  signInLink,
} from "@/lib/outbound/mail/account-templates";
import { AlertTriggeredMail, alertTriggered } from "@/lib/outbound/mail/alert-templates";
import {
  AutoTopUpApproved,
  AutoTopUpDeclined,
  AutoTopUpProposed,
  autoTopUpApproved,
  autoTopUpDeclined,
  autoTopUpProposed,
} from "@/lib/outbound/mail/auto-top-up-templates";
import { AccountReconnect, accountReconnect } from "@/lib/outbound/mail/connection-templates";
import { DigestMail, digest } from "@/lib/outbound/mail/digest-templates";
import { layOut, type RenderedMail } from "@/lib/outbound/mail/layout";
import {
  ExportReady,
  exportReady,
  OrganizationClosed,
  organizationClosed,
} from "@/lib/outbound/mail/organization-templates";
import { ReportMail, report, withoutReportLinks } from "@/lib/outbound/mail/report-templates";
import { UpstreamCeiling, upstreamCeiling } from "@/lib/outbound/mail/upstream-templates";

/**
 * The emails that the product sends. `data` is parsed again when an email is rendered, because it may have been in the
 * outbox for a while.
 */
const TrackingCompleted = z.object({
  name: z.string(),
  title: z.string(),
  days: z.int(),
  snapshots: z.int(),
  views: z.number().nullable(),
  url: z.url(),
});
const TrackingPaused = z.object({
  name: z.string(),
  organization: z.string(),
  /** The organization's trackings that are paused now or will be within the hour. */
  videos: z.int(),
  url: z.url(),
});
const BalanceLow = z.object({
  name: z.string(),
  organization: z.string(),
  balance_usd: z.number(),
  threshold_usd: z.number(),
  /** Null if nothing is being tracked. */
  runway_hours: z.number().nullable(),
  url: z.url(),
});
const KeysOld = z.object({
  name: z.string(),
  organization: z.string(),
  /** Names of the keys. */
  keys: z.array(z.string()).min(1),
  url: z.url(),
});
const AutoTopUpStopped = z.object({
  name: z.string(),
  organization: z.string(),
  below_usd: z.number(),
  monthly_usd: z.number(),
  url: z.url(),
});
const TopUpRequested = z.object({
  name: z.string(),
  organization: z.string(),
  /** Email address of the person who requested it. */
  by: z.string(),
  amount_usd: z.number(),
  note: z.string().nullable(),
  balance_usd: z.number(),
  /** Null if nothing is being tracked. */
  runway_hours: z.number().nullable(),
  url: z.url(),
});
export const MailTemplate = z.discriminatedUnion("template", [
  z.object({ template: z.literal("tracking_completed"), data: TrackingCompleted }),
  z.object({ template: z.literal("tracking_paused"), data: TrackingPaused }),
  z.object({ template: z.literal("balance_low"), data: BalanceLow }),
  z.object({ template: z.literal("keys_old"), data: KeysOld }),
  z.object({ template: z.literal("auto_top_up_stopped"), data: AutoTopUpStopped }),
  z.object({ template: z.literal("auto_top_up_proposed"), data: AutoTopUpProposed }),
  z.object({ template: z.literal("auto_top_up_approved"), data: AutoTopUpApproved }),
  z.object({ template: z.literal("auto_top_up_declined"), data: AutoTopUpDeclined }),
  z.object({ template: z.literal("top_up_requested"), data: TopUpRequested }),
  z.object({ template: z.literal("account_reconnect"), data: AccountReconnect }),
  z.object({ template: z.literal("upstream_ceiling"), data: UpstreamCeiling }),
  z.object({ template: z.literal("alert_triggered"), data: AlertTriggeredMail }),
  z.object({ template: z.literal("digest"), data: DigestMail }),
  z.object({ template: z.literal("report"), data: ReportMail }),
  z.object({ template: z.literal("export_ready"), data: ExportReady }),
  z.object({ template: z.literal("organization_closed"), data: OrganizationClosed }),
  z.object({ template: z.literal("confirm_email"), data: ConfirmEmail }),
  z.object({ template: z.literal("reset_password"), data: ResetPassword }),
  z.object({ template: z.literal("sign_in_link"), data: SignInLink }),
  z.object({ template: z.literal("account_deleted"), data: AccountDeleted }),
  z.object({ template: z.literal("new_sign_in"), data: NewSignIn }),
  z.object({ template: z.literal("second_factor_notice"), data: SecondFactorNotice }),
  z.object({ template: z.literal("invitation"), data: InvitationMail }),
  z.object({ template: z.literal("email_change"), data: EmailChange }),
  z.object({ template: z.literal("email_change_notice"), data: EmailChangeNotice }),
  z.object({ template: z.literal("account_exists"), data: AccountExists }),
  z.object({ template: z.literal("email_change_taken"), data: AccountExists }),
]);
export type MailTemplate = z.infer<typeof MailTemplate>;

export function renderMail(mail: MailTemplate): RenderedMail {
  switch (mail.template) {
    case "tracking_completed":
      return trackingCompleted(mail.data);
    case "tracking_paused":
      return trackingPaused(mail.data);
    case "balance_low":
      return balanceLow(mail.data);
    case "keys_old":
      return keysOld(mail.data);
    case "auto_top_up_stopped":
      return autoTopUpStopped(mail.data);
    case "auto_top_up_proposed":
      return autoTopUpProposed(mail.data);
    case "auto_top_up_approved":
      return autoTopUpApproved(mail.data);
    case "auto_top_up_declined":
      return autoTopUpDeclined(mail.data);
    case "top_up_requested":
      return topUpRequested(mail.data);
    case "account_reconnect":
      return accountReconnect(mail.data);
    case "upstream_ceiling":
      return upstreamCeiling(mail.data);
    case "digest":
      return digest(mail.data);
    case "report":
      return report(mail.data);
    case "alert_triggered":
      return alertTriggered(mail.data);
    case "export_ready":
      return exportReady(mail.data);
    case "organization_closed":
      return organizationClosed(mail.data);
    case "confirm_email":
      return confirmEmail(mail.data);
    case "reset_password":
      return resetPassword(mail.data);
    case "sign_in_link":
      return signInLink(mail.data);
    case "invitation":
      return invitation(mail.data);
    case "email_change":
      return emailChange(mail.data);
    case "email_change_notice":
      return emailChangeNotice(mail.data);
    case "account_exists":
      return accountExists(mail.data);
    case "email_change_taken":
      return emailChangeTaken(mail.data);
    case "account_deleted":
      return accountDeleted(mail.data);
    case "new_sign_in":
      return newSignIn(mail.data);
    case "second_factor_notice":
      return secondFactorNotice(mail.data);
  }
}

function trackingCompleted({ name, title, days, snapshots, views, url }: z.infer<typeof TrackingCompleted>) {
  return layOut({
    subject: `Tracking completed: ${oneLine(title, 80)}`,
    paragraphs: [`Hello ${name},`, `The ${days}-day tracking of "${title}" is complete.`],
    facts: [
      ["Hourly snapshots", formatInteger(snapshots)],
      ...(views === null ? [] : [["Views in the last snapshot", formatInteger(views)] satisfies [string, string]]),
    ],
    action: { label: "View results", url },
  });
}

function trackingPaused({ name, organization, videos, url }: z.infer<typeof TrackingPaused>) {
  return layOut({
    subject: `Tracking paused: the balance of ${oneLine(organization, 60)} is too low`,
    paragraphs: [
      `Hello ${name},`,
      `The balance of ${organization} doesn't cover the next snapshot. Tracking of ${plural(videos, "video")} will pause within the hour.`,
      "Tracking resumes automatically after a top-up. Paused hours are neither collected nor charged, and end dates don't change.",
    ],
    action: { label: "View billing", url },
  });
}

const runwayText = (hours: number | null) => (hours === null ? "Nothing is being tracked" : plural(hours, "hour"));

function balanceLow({ name, organization, url, ...figures }: z.infer<typeof BalanceLow>) {
  const { balance_usd: balance, threshold_usd: threshold, runway_hours: hours } = figures;
  return layOut({
    subject: `Balance low: ${oneLine(organization, 60)} has ${formatUsd(balance)} left`,
    paragraphs: [
      `Hello ${name},`,
      `The available balance of ${organization} is below your alert threshold. Tracking pauses when it runs out and resumes after a top-up.`,
    ],
    facts: [
      ["Available balance", formatUsd(balance)],
      ["Alert below", formatUsd(threshold)],
      ["Runway at the current number of tracked videos", runwayText(hours)],
    ],
    action: { label: "View billing", url },
  });
}

function keysOld({ name, organization, keys, url }: z.infer<typeof KeysOld>) {
  const names = keys.slice(0, 20).map((key) => `"${oneLine(key, 80)}"`);
  const more = keys.length > names.length ? ` and ${keys.length - names.length} more` : "";
  return layOut({
    subject: `${plural(keys.length, "API key")} of ${oneLine(organization, 60)}: time to rotate`,
    paragraphs: [
      `Hello ${name},`,
      `${keys.length === 1 ? "This API key is" : "These API keys are"} older than 90 days: ${names.join(", ")}${more}.`,
      "Rotate them to get new keys with the same names and roles. The old keys keep working for as long as you choose, so nothing is interrupted.",
    ],
    action: { label: "View API keys", url },
  });
}

function autoTopUpStopped({ name, organization, below_usd, monthly_usd, url }: z.infer<typeof AutoTopUpStopped>) {
  return layOut({
    subject: `Auto top-up reached its monthly maximum: ${oneLine(organization, 60)}`,
    paragraphs: [
      `Hello ${name},`,
      `The available balance of ${organization} is below ${formatUsd(below_usd)}, and auto top-up can add at most ${formatUsd(monthly_usd)} per month. It won't add more until the next month (UTC) begins.`,
      "If you need more before then, request a top-up. Tracking pauses when the balance runs out.",
    ],
    action: { label: "View billing", url },
  });
}

function topUpRequested({ name, organization, by, note, url, ...figures }: z.infer<typeof TopUpRequested>) {
  const { amount_usd: amount, balance_usd: balance, runway_hours: hours } = figures;
  return layOut({
    subject: `${oneLine(organization, 60)} requests a top-up of ${formatUsd(amount)}`,
    paragraphs: [
      `Hello ${name},`,
      `${by} requests a top-up of ${formatUsd(amount)} for ${organization}.`,
      ...(note ? [`Their note: ${note}`] : []),
    ],
    facts: [
      ["Available balance", formatUsd(balance)],
      ["Runway at the current number of tracked videos", runwayText(hours)],
    ],
    action: { label: "Open organization", url },
    notes: ["This email doesn't book anything. Book the top-up once it is paid or agreed."],
  });
}

/** Returns the email as stored after sending, without links that grant access to an account or a report. */
export function withoutSecrets(mail: MailTemplate): MailTemplate {
  const url = mail.data.url.replace(/\?token=.*$/, "?token=…");
  switch (mail.template) {
    case "confirm_email":
    case "reset_password":
    case "email_change":
      return { ...mail, data: { ...mail.data, url } };
    case "sign_in_link":
      return { ...mail, data: { ...mail.data, url } };
    case "invitation":
      return { ...mail, data: { ...mail.data, url } };
    case "report":
      return { ...mail, data: withoutReportLinks(mail.data) };
    default:
      return mail;
  }
}
