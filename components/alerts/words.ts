import type { Alert, AlertChannel, AlertFiring } from "@/lib/insight/alerts/schemas";

export const SCOPE_NAMES: Record<Alert["scope"]["type"], string> = {
  all: "Everything",
  label: "Label",
  campaign: "Campaign",
  channel: "Channel",
  video: "Video",
};

export const CHANNEL_NAMES: Record<AlertChannel["type"], string> = {
  email: "Email",
  webhook: "Webhook",
  slack: "Slack",
  discord: "Discord",
};

export const STATE_NAMES = { ok: "OK", failing: "Failing", gone: "Webhook deleted" } as const;

/** Returns where an alert sends to: "Slack #launch", with what is wrong. */
export function channelText(channel: AlertChannel): string {
  if (channel.type === "email") return channel.to.join(", ");
  if (channel.type === "webhook") return CHANNEL_NAMES.webhook;
  const state = channel.state === "ok" ? "" : ` (${STATE_NAMES[channel.state].toLowerCase()})`;
  return `${CHANNEL_NAMES[channel.type]} ${channel.name}${state}`;
}

type Message = AlertFiring["messages"][number];
const MESSAGE_STATES: Record<Message["state"], string> = {
  waiting: "waiting",
  delivered: "delivered",
  failed: "failed",
  unknown: "no longer recorded",
};

/** Returns what became of a message: "Slack #launch: delivered". */
export const messageText = ({ type, target, state, error }: Message): string =>
  `${CHANNEL_NAMES[type]}${target === "" ? "" : ` ${target}`}: ${MESSAGE_STATES[state]}${state !== "delivered" && error ? ` (${error})` : ""}`;
