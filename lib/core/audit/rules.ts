import type { AuditAction } from "@/lib/core/audit/schemas";

/** The audit log as text. Pure. */

type Facts = Record<string, unknown>;

/** Returns the fields that differ between two states, as the audit log stores them; null if none differ. */
export function changesOf(before: Facts, after: Facts): { before: Facts; after: Facts } | null {
  const fields = Object.keys({ ...before, ...after }).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  if (fields.length === 0) return null;
  const pick = (facts: Facts) => Object.fromEntries(fields.map((field) => [field, facts[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}

export interface Difference {
  field: string;
  /** null: no value before. */
  before: string | null;
  after: string | null;
}

/** Returns the differences between an entry's before and after, field by field, as text. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const from = asFacts(before);
  const to = asFacts(after);
  return Object.keys({ ...from, ...to })
    .map((field) => ({ field: fieldName(field), before: inWords(from[field]), after: inWords(to[field]) }))
    .filter((difference) => difference.before !== difference.after);
}

const asFacts = (value: unknown): Facts =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

const ACRONYMS = /\b(api|emv|id|url|utc)\b/g;

/** `max_concurrent_videos` → "max concurrent videos", `balance_usd` → "balance (USD)", `emv_rates` → "EMV rates". */
const wordsOf = (field: string): string =>
  field
    .replace(/_usd(?=$|_)/, " (USD)")
    .replaceAll("_", " ")
    .replace(ACRONYMS, (acronym) => acronym.toUpperCase());

/** Returns a field's display name. */
function fieldName(field: string): string {
  const words = wordsOf(field);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Empty lists and objects count as nothing, like null. */
function inWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) {
    const separator = value.some((item) => typeof item === "object") ? "; " : ", ";
    return value.length === 0 ? null : value.map((item) => inWords(item) ?? "nothing").join(separator);
  }
  if (typeof value !== "object") return String(value);
  const known = Object.entries(value).flatMap(([field, own]) => {
    const words = inWords(own);
    return words === null ? [] : [`${wordsOf(field)} ${words}`];
  });
  return known.length === 0 ? null : known.join(", ");
}

/** Returns the differences for a spreadsheet cell: "Plan: free → pro; Balance (USD): 5 → 55". */
export const describeDifferences = (differences: readonly Difference[]): string =>
  differences.map(({ field, before, after }) => `${field}: ${before ?? "nothing"} → ${after ?? "nothing"}`).join("; ");

export const ACTION_WORDS: Record<AuditAction, string> = {
  "admin.grant": "Made a user an admin",
  "admin.job_run": "Ran a job",
  "admin.platform_pause": "Paused a platform",
  "admin.platform_resume": "Resumed a platform",
  "admin.source_retire": "Retired a source",
  "admin.source_restore": "Restored a source",
  "admin.upstream_ceilings": "Set a source's spending ceilings",
  "admin.upstream_price": "Changed a price of a source",
  "alert.create": "Created an alert",
  "alert.delete": "Deleted an alert",
  "alert.update": "Changed an alert",
  "alert_channel.create": "Added an alert channel",
  "alert_channel.delete": "Deleted an alert channel",
  "campaign.create": "Created a campaign",
  "campaign.remove": "Deleted a campaign",
  "campaign.update": "Changed a campaign",
  "campaign.videos": "Changed a campaign's videos",
  "connection.create": "Connected an account",
  "connection.end": "Disconnected an account",
  "connection.invite": "Invited a creator to connect an account",
  "connection.reject": "Lost access to a connected account",
  "connection.withdraw": "Withdrew an invitation to connect an account",
  "follow.create": "Followed a creator",
  "follow.remove": "Unfollowed a creator",
  "follow.update": "Changed a follow",
  "invitation.create": "Invited a member",
  "invitation.withdraw": "Withdrew an invitation",
  "key.create": "Created an API key",
  "key.limit": "Changed the allowed addresses of an API key",
  "key.revoke": "Revoked an API key",
  "key.rotate": "Rotated an API key",
  "member.join": "Joined the organization",
  "member.leave": "Left the organization",
  "member.remove": "Removed a member",
  "member.role": "Changed a member's role",
  "money.auto_top_up": "Topped up the balance automatically",
  "money.auto_top_up_approve": "Approved auto top-up",
  "money.auto_top_up_decline": "Declined auto top-up",
  "money.auto_top_up_propose": "Proposed auto top-up",
  "money.auto_top_up_rule": "Changed auto top-up",
  "money.auto_top_up_stop": "Auto top-up reached its monthly maximum",
  "money.auto_top_up_withdraw": "Withdrew an auto top-up proposal",
  "money.correction": "Corrected the balance",
  "money.threshold": "Changed the low-balance threshold",
  "money.top_up": "Topped up the balance",
  "money.top_up_request": "Requested a top-up",
  "organization.close": "Closed the organization",
  "organization.close_for_good": "Closed the organization for good",
  "organization.create": "Created the organization",
  "organization.export": "Exported the organization's data",
  "organization.export_download": "Downloaded an export of the organization's data",
  "organization.export_request": "Requested an export of the organization's data",
  "organization.limits": "Changed the limits",
  "organization.logo": "Changed the logo",
  "organization.plan": "Changed the plan",
  "organization.price": "Changed the price",
  "organization.reopen": "Reopened the organization",
  "organization.resume": "Lifted the suspension",
  "organization.retention": "Changed how long records are kept",
  "organization.second_factor": "Changed the two-factor requirement",
  "organization.suspend": "Suspended the organization",
  "organization.update": "Updated the organization",
  "points.grant": "Granted credits",
  "report.create": "Created a shared link",
  "report.remove": "Deleted a shared link",
  "report.revoke": "Revoked a shared link",
  "report.unsubscribe": "Stopped the emails of a shared link",
  "report.update": "Changed a shared link",
  "tracking.cancel": "Canceled a tracking",
  "user.code_used": "Signed in with a recovery code",
  "user.codes": "Created new recovery codes",
  "user.delete": "Deleted their account",
  "user.email": "Changed their email address",
  "user.email_request": "Requested a change of their email address",
  "user.identity": "Linked an account to sign in with",
  "user.identity_remove": "Unlinked an account to sign in with",
  "user.password": "Changed their password",
  "user.second_factor": "Turned on two-factor authentication",
  "user.second_factor_off": "Turned off two-factor authentication",
  "webhook.create": "Added a webhook",
  "webhook.remove": "Removed a webhook",
  "webhook.rotate": "Rotated a webhook's secret",
  "webhook.update": "Updated a webhook",
};

/** Returns an action as text; older log entries may contain actions that no longer exist. */
export const actionWords = (action: string): string =>
  Object.entries(ACTION_WORDS).find(([known]) => known === action)?.[1] ?? action;

/** Actions of the service's admins. An organization sees that the service acted, but not which admin, or from where. */
export const SERVICE_ACTIONS: readonly AuditAction[] = [
  "money.auto_top_up_approve",
  "money.auto_top_up_decline",
  "money.auto_top_up_rule",
  "money.correction",
  "money.top_up",
  "organization.limits",
  "organization.plan",
  "organization.price",
  "organization.resume",
  "organization.suspend",
  "points.grant",
  "tracking.cancel",
];

export const isByTheService = (action: string): boolean => SERVICE_ACTIONS.some((known) => known === action);
