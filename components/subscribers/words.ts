import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { ACCOUNT_TYPES } from "@/lib/channels/subscribers/choice-rules";
import { growthPercent, PLATFORM_OF, shownGrowth } from "@/lib/channels/subscribers/rules";
import type { SocialAccountType, SubscriberDay, SubscriberRow } from "@/lib/channels/subscribers/schemas";
import { formatChange, formatDate, formatInteger, formatPercent, plural, type ReaderTime } from "@/lib/core/format";

export const PAGE_TITLE = "Social accounts";

export const platformName = (type: SocialAccountType) => PLATFORM_NAMES[PLATFORM_OF[type]];

export const TYPE_CHOICES = ACCOUNT_TYPES.map((id) => ({ id, name: platformName(id) }));

/** A YouTube channel without a handle is shown by its ID. */
export const accountName = ({ type, username }: Pick<SubscriberRow, "type" | "username">) =>
  type === "YOUTUBE" && /^UC[\w-]{22}$/.test(username) ? username : `@${username}`;

/** "@brand on TikTok". */
export const accountWords = (account: Pick<SubscriberRow, "type" | "username">) =>
  `${accountName(account)} on ${platformName(account.type)}`;

/** Why the last attempt failed, and what to do. */
export function errorWords({ type, last_error: error }: Pick<SubscriberRow, "type" | "last_error">): string | null {
  const name = platformName(type);
  switch (error) {
    case null:
      return null;
    case "unavailable":
      return `${name} no longer has this profile. Check whether it was renamed or deleted, then remove it here and add it again.`;
    case "private":
      return "The profile is private, so its count isn't available. Make it public, or remove it here.";
    case "hidden":
      return "The channel hides its count. Its owner can show it in the channel's settings.";
    case "rate_limited":
      return `${name} asked us to slow down. Sync again in a few minutes.`;
    case "quota":
      return `Today's ${name} quota is used up. It resets within a day; syncing then continues automatically.`;
    case "auth":
      return `${name} denied access to this server. Contact support.`;
    case "transient":
      return `${name} didn't respond. Sync again in a few minutes.`;
    case "invalid_response":
      return `${name} returned an unexpected response. If this continues, contact support.`;
    case "platform_paused":
      return `${name} is paused on this server. Syncing resumes automatically.`;
    case "ceiling":
      return `The spending limit for ${name} is reached on this server. Syncing resumes automatically.`;
    default:
      return "The count couldn't be updated. Sync again in a few minutes.";
  }
}

/** "+500 (+5.26%)". */
export function growthWords(growth: number, percent: number | null): string {
  const share = percent === null || growth === 0 ? "" : ` (${formatChange(percent, formatPercent)})`;
  return `${formatChange(growth, formatInteger)}${share}`;
}

export const isRead = (day: SubscriberDay): day is SubscriberDay & { subscribers: number; read_at: string } =>
  day.subscribers !== null && day.read_at !== null;

/** Returns a one-sentence summary of the history. */
export function summarizeHistory(type: SocialAccountType, days: readonly SubscriberDay[], reader: ReaderTime): string {
  const read = days.filter(isRead);
  const first = read[0];
  const last = read.at(-1);
  if (!first || !last) return days.length === 0 ? "No data yet." : "No data in this period.";
  if (read.length === 1)
    return `One count so far: ${formatInteger(last.subscribers)} on ${formatDate(last.day, reader)}.`;
  const growth = shownGrowth(type, last.subscribers, first.subscribers);
  const change =
    growth === 0
      ? `Steady at ${formatInteger(last.subscribers)}`
      : `From ${formatInteger(first.subscribers)} to ${formatInteger(last.subscribers)}: ${growthWords(growth, growthPercent(growth, first.subscribers))}`;
  const missing = days.length - read.length;
  const gaps = missing > 0 ? `; ${plural(missing, "day")} without data` : "";
  return `${change} between ${formatDate(first.day, reader)} and ${formatDate(last.day, reader)}${gaps}.`;
}

/** The result of a sync of these accounts. */
export function syncWords(ids: readonly string[], rows: readonly SubscriberRow[]): { isGood: boolean; text: string } {
  const asked = rows.filter(({ id }) => ids.includes(id));
  const failed = asked.filter(({ last_error }) => last_error !== null).length;
  if (failed === 0) return { isGood: true, text: `${plural(asked.length, "account")} synced` };
  const read = asked.length - failed;
  const names = read === 0 ? "No accounts" : `${formatInteger(read)} of ${plural(asked.length, "account")}`;
  return { isGood: false, text: `${names} could be synced. The list shows the reasons.` };
}
