type Texts = Record<string, readonly [description: string, example?: unknown]>;

/** Texts of alert properties; most names have another meaning elsewhere. */
const ALERT: Texts = {
  id: ["ID of the alert."],
  name: ["Name of the alert."],
  scope: ["What the alert applies to."],
  condition: ["The condition that triggers the alert."],
  channels: ["Where messages are sent."],
  cooldown_hours: ["Hours before the same video, campaign or balance can trigger another message."],
  status: ["`active`, or `paused` while the alert isn't evaluated."],
  last_fired_at: ["When the alert last fired. Null if it never did.", "2026-02-03T08:15:30.000Z"],
  created_at: ["When the alert was created."],
};
const CONDITION: Texts = {
  type: ["Type of condition.", "views"],
  value: ["Number to pass.", 100_000],
  hours: ["Period in hours.", 6],
  times: ["Multiple of the creator's median.", 3],
  direction: ["Direction in which the percentage is crossed.", "above"],
  percent: ["Percentage to reach.", 80],
  metric: ["Metric that drops.", "views"],
  below_usd: ["Available balance in US dollars.", 20],
  below_hours: ["Hours that the available balance lasts.", 72],
};
const SCOPE: Texts = {
  type: ["Type of scope.", "label"],
  id: ["ID of the label, campaign or video, or the UUID of the channel.", "cm5abc123def"],
};
const CHANNEL: Texts = {
  type: ["Type of channel.", "slack"],
  to: ["Confirmed addresses of members.", ["dana@example.com"]],
  id: ["ID of a saved Slack or Discord channel.", "cm7channel1234"],
  name: ["Name of the channel, as shown in lists.", "#launch"],
  url: [
    "URL of the incoming webhook. No response returns it.",
    "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXX",
  ],
  state: ["`failing` if the newest message wasn't delivered, `gone` if the webhook no longer exists.", "ok"],
};
const FIRING: Texts = {
  id: ["ID of this firing."],
  alert_id: ["ID of the alert. Null once it is deleted."],
  alert_name: ["Name of the alert at the time."],
  condition: ["The condition that was met."],
  subject: ["The video, campaign or organization that met the condition."],
  figures: ["The numbers that met the condition. A value is null where the condition has none."],
  value: ["Value at the time: views, views per hour, percent, hours, US dollars, or a multiple.", 100_420],
  previous: ["The value before that.", 98_120],
  threshold: ["Threshold of the condition.", 100_000],
  at: ["When the snapshot was taken, or when the check found the condition met.", "2026-02-03T08:15:02.000Z"],
  views: ["Views of the video.", 100_420],
  reason: [
    "Why the platform doesn't show the video, `unavailable` or `private`, or why the last hour was missed.",
    null,
  ],
  fired_at: ["When the alert fired."],
  messages: ["Messages that were sent, with their status."],
  target: ["Address or name of the channel. Empty for webhooks.", "#launch"],
  state: [
    "`waiting` until the receiver accepts the message, `delivered` after that, `failed` if all attempts failed, and `unknown` 30 days after an email or event.",
    "delivered",
  ],
  attempts: ["Attempts so far.", 1],
  error: ["Why the last attempt failed. Null if it didn't fail.", null],
  delivered_at: ["When the receiver accepted the message. Null until then.", "2026-02-03T08:16:01.000Z"],
};
const SUBJECT: Texts = {
  "subject.type": ["Type of subject.", "video"],
  "subject.id": ["ID of the video or campaign. Null for an organization, or once it is deleted.", "cm5abc123def"],
  "subject.name": ["Title or name of the subject at the time.", "Autumn drop: the jacket"],
  "messages.type": ["Type of channel.", "slack"],
};

const within = (schema: string, texts: Texts) =>
  Object.entries(texts).map(([name, text]) => [`${schema}.${name}`, text] as const);

const EVENT_DATA = Object.fromEntries(Object.entries(SUBJECT).map(([name, text]) => [`data.${name}`, text]));

export const ALERT_TEXTS: Texts = {
  alerts: ["Alerts of this page, newest first."],
  firings: ["Firings of this page, newest first."],
  ...Object.fromEntries([
    ...within("Alert", ALERT),
    ...within("CreateAlertRequest", ALERT),
    ...within("UpdateAlertRequest", ALERT),
    ...within("AlertCondition", CONDITION),
    ...within("AlertScope", SCOPE),
    ...within("scope", SCOPE),
    ...within("condition", CONDITION),
    ...within("channels", CHANNEL),
    ...within("AlertChannel", CHANNEL),
    ...within("AlertChannelRequest", CHANNEL),
    ...within("AlertFiring", { ...FIRING, ...SUBJECT }),
    ...within("AlertTriggeredEvent", { ...FIRING, type: ["Type of the event."], ...EVENT_DATA }),
  ]),
};
