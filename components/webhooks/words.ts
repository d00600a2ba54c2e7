import { formatInteger } from "@/lib/core/format";
import type { DeliveryDetail, DeliveryState, EndpointRow, WebhookEventType } from "@/lib/outbound/webhooks/schemas";

/** The content of each event, in the order of the form. */
export const EVENTS: readonly { id: WebhookEventType; meaning: string }[] = [
  { id: "snapshot.created", meaning: "A snapshot was stored: up to one an hour and video" },
  { id: "tracking.started", meaning: "A video started to be tracked" },
  { id: "tracking.paused", meaning: "Tracking paused: low balance or suspension" },
  { id: "tracking.resumed", meaning: "Tracking resumed after a pause" },
  { id: "tracking.completed", meaning: "A tracking ended, by time, stop or error" },
  { id: "balance.low", meaning: "The balance fell below your threshold" },
];

export const STATE_NAMES: Record<DeliveryState, string> = {
  waiting: "Waiting",
  delivered: "Delivered",
  failed: "Given up",
};

export function disabledWords({ disabled_reason }: Pick<EndpointRow, "disabled_reason">): string {
  return disabled_reason === "gone"
    ? "The receiver answered 410: it does not want events any more."
    : "Disabled by a member: nothing is sent.";
}

/** The result of an attempt in a few words. */
export const outcomeWords = ({ status, error }: { status: number | null; error: string | null }): string =>
  status === null ? (error ?? "Not tried yet") : `Answered ${status}`;

/** The immediate result, for a notice. */
export function sentWords({ history }: DeliveryDetail): string {
  const last = history.at(-1);
  if (!last) return "It will be tried within a minute.";
  return `${outcomeWords(last)} after ${formatInteger(last.duration_ms)} ms.`;
}

/** Indents JSON; other text is unchanged. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
