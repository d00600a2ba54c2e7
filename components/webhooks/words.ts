import { formatInteger } from "@/lib/core/format";
import type { DeliveryDetail, DeliveryState, EndpointRow, WebhookEventType } from "@/lib/outbound/webhooks/schemas";

/** The content of each event, in the order of the form. */
export const EVENTS: readonly { id: WebhookEventType; meaning: string }[] = [
  { id: "snapshot.created", meaning: "A snapshot was stored: up to one per hour and video" },
  { id: "tracking.started", meaning: "Tracking of a video started" },
  { id: "tracking.paused", meaning: "Tracking paused: low balance or suspension" },
  { id: "tracking.resumed", meaning: "Tracking resumed after a pause" },
  { id: "tracking.completed", meaning: "Tracking ended: completed, stopped or failed" },
  { id: "balance.low", meaning: "The balance fell below your alert threshold" },
  { id: "campaign.goal_reached", meaning: "A running campaign reached its goal" },
  { id: "follow.started", meaning: "A follow started tracking a creator's post" },
  { id: "alert.triggered", meaning: "An alert's condition was met" },
];

export const STATE_NAMES: Record<DeliveryState, string> = {
  waiting: "Waiting",
  delivered: "Delivered",
  failed: "Failed",
};

export function disabledWords({ disabled_reason }: Pick<EndpointRow, "disabled_reason">): string {
  return disabled_reason === "gone" ? "Disabled because the receiver responded with 410." : "Disabled by a member.";
}

/** The result of an attempt in a few words. */
export const outcomeWords = ({ status, error }: { status: number | null; error: string | null }): string =>
  status === null ? (error ?? "No attempts yet") : `Status ${status}`;

/** The immediate result, for a notice. */
export function sentWords({ history }: DeliveryDetail): string {
  const last = history.at(-1);
  if (!last) return "The first attempt runs within a minute.";
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
