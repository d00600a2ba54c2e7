import { z } from "zod";
import { instant, wholeNumber } from "@/lib/core/schemas";
import { METRICS } from "@/lib/platforms/schemas";

/** Alerts of the REST API. Amounts are in US dollars. */

export const MAX_ALERTS = 100;
export const MAX_CHANNELS = 20;
export const MAX_PER_ALERT = 10;
const MAX_COUNT = 1_000_000_000_000;
const MAX_HOURS = 720;
export const DEFAULT_COOLDOWN_HOURS = 24;

const within = (least: number, most: number, example: number, unit = "") => {
  const range = `${least.toLocaleString("en-US")} to ${most.toLocaleString("en-US")}`;
  return { least, most, text: (kind: string) => `Must be a ${kind}${unit} from ${range}, for example ${example}` };
};
/** A discriminator, with its own value as example. */
const kindOf = <const T extends string>(type: T) => z.literal(type).meta({ example: type });
const whole = (least: number, most: number, example: number) => {
  const error = within(least, most, example).text("whole number");
  return z.int({ error }).min(least, error).max(most, error);
};
const amount = (least: number, most: number, example: number) => {
  const error = within(least, most, example).text("number");
  return z.number({ error }).min(least, error).max(most, error);
};

const Count = whole(1, MAX_COUNT, 100_000);

/** What an alert waits for. Percentages are 0–100, as engagement is elsewhere. */
export const AlertCondition = z
  .discriminatedUnion(
    "type",
    [
      z.strictObject({ type: kindOf("views"), value: Count }).meta({
        title: "Views",
        description: "A video's views pass `value`",
      }),
      z.strictObject({ type: kindOf("views_per_hour"), value: Count, hours: whole(1, 72, 3) }).meta({
        title: "Views per hour",
        description: "A video's views per hour over the last `hours` hours pass `value`",
      }),
      z.strictObject({ type: kindOf("outlier"), times: amount(1.1, 1000, 3) }).meta({
        title: "Outlier",
        description:
          "A video has `times` the views of its creator's median video at the same age, of at least 5 others",
      }),
      z
        .strictObject({
          type: kindOf("engagement"),
          direction: z.enum(["above", "below"], { error: "Must be above or below" }),
          percent: amount(0, 1000, 5),
        })
        .meta({ title: "Engagement", description: "A video's engagement rate rises above or falls below `percent`" }),
      z
        .strictObject({
          type: kindOf("fall"),
          metric: z.enum(METRICS, { error: `Must be one of ${METRICS.join(", ")}` }),
        })
        .meta({
          title: "Fall",
          description: "A metric drops from one snapshot to the next by more than the platform's rounding",
        }),
      z.strictObject({ type: kindOf("unavailable") }).meta({
        title: "Unavailable",
        description: "The platform reports a video as unavailable or private",
      }),
      z.strictObject({ type: kindOf("no_snapshot"), hours: whole(2, 168, 6) }).meta({
        title: "No snapshot",
        description: "A running tracking has had no snapshot for `hours` hours",
      }),
      z.strictObject({ type: kindOf("campaign_goal"), percent: amount(1, 1000, 90) }).meta({
        title: "Campaign goal",
        description: "A running campaign reaches `percent` of its goal",
      }),
      z.strictObject({ type: kindOf("campaign_budget"), percent: amount(1, 1000, 80) }).meta({
        title: "Campaign budget",
        description: "A running campaign's spend reaches `percent` of its budget",
      }),
      z.strictObject({ type: kindOf("campaign_end"), hours: whole(1, MAX_HOURS, 48) }).meta({
        title: "Campaign end",
        description: "A campaign ends in `hours` hours or less",
      }),
      z.strictObject({ type: kindOf("balance"), below_usd: amount(0.01, 1_000_000, 20) }).meta({
        title: "Balance",
        description: "The available balance falls below `below_usd`",
      }),
      z.strictObject({ type: kindOf("runway"), below_hours: whole(1, 8760, 72) }).meta({
        title: "Runway",
        description: "The available balance lasts less than `below_hours` hours at the current rate",
      }),
    ],
    { error: 'Must be an object with a type, for example {"type": "views", "value": 100000}' },
  )
  .meta({ id: "AlertCondition" });
export type AlertCondition = z.infer<typeof AlertCondition>;
export type ConditionType = AlertCondition["type"];

export const ALERT_SCOPES = ["all", "label", "campaign", "channel", "video"] as const;
const SCOPE_ID = "Must be an ID, for example cm5abc123def";
const ScopeId = z.string({ error: SCOPE_ID }).min(1, SCOPE_ID).max(64, SCOPE_ID);
/** What an alert looks at. */
export const AlertScope = z
  .discriminatedUnion(
    "type",
    [
      z.strictObject({ type: kindOf("all") }).meta({ title: "All", description: "All videos and campaigns" }),
      z
        .strictObject({ type: kindOf("label"), id: ScopeId })
        .meta({ title: "Label", description: "Videos with a label" }),
      z
        .strictObject({ type: kindOf("campaign"), id: ScopeId })
        .meta({ title: "Campaign", description: "A campaign, and its videos" }),
      z
        .strictObject({ type: kindOf("channel"), id: ScopeId })
        .meta({ title: "Channel", description: "Videos of a channel, by its UUID" }),
      z.strictObject({ type: kindOf("video"), id: ScopeId }).meta({ title: "Video", description: "One video" }),
    ],
    { error: 'Must be an object with a type, for example {"type": "all"}' },
  )
  .meta({ id: "AlertScope" });
export type AlertScope = z.infer<typeof AlertScope>;

const ADDRESS = "Must be the address of a member, for example dana@example.com";
const WEBHOOK_URL = "Must be an incoming webhook's URL that starts with https://";
export const ChannelUrl = z
  .string({ error: WEBHOOK_URL })
  .trim()
  .max(2000, WEBHOOK_URL)
  .pipe(z.url({ protocol: /^https?$/, error: WEBHOOK_URL }));
const CHANNEL_NAME = "Must be a name of 1 to 60 characters, for example #launch";
export const ChannelName = z.string({ error: CHANNEL_NAME }).trim().min(1, CHANNEL_NAME).max(60, CHANNEL_NAME);
const EmailChannel = z
  .strictObject({
    type: kindOf("email"),
    to: z
      .array(z.string({ error: ADDRESS }).max(320, ADDRESS), { error: ADDRESS })
      .min(1, ADDRESS)
      .max(MAX_PER_ALERT),
  })
  .meta({ title: "Email", description: "Members of the organization, by their confirmed address" });
const WebhookChannel = z
  .strictObject({ type: kindOf("webhook") })
  .meta({ title: "Webhook", description: "The event `alert.triggered`, for endpoints that subscribe to it" });
const posted = <const T extends "slack" | "discord">(type: T, title: string) =>
  z
    .strictObject({
      type: kindOf(type),
      id: z.string().max(64).optional().meta({ description: "ID of a saved channel" }),
      url: ChannelUrl.optional().meta({
        description: "URL of a new channel's incoming webhook. Write-only: no response returns it",
      }),
      name: ChannelName.optional().meta({ description: "Name of the new channel, as shown in lists" }),
    })
    .meta({ title, description: `A ${title} channel: \`id\` of a saved one, or \`url\` of its incoming webhook` });

/** Where an alert's messages go, as requested. */
export const AlertChannelRequest = z
  .discriminatedUnion("type", [EmailChannel, WebhookChannel, posted("slack", "Slack"), posted("discord", "Discord")], {
    error: 'Must be an object with a type, for example {"type": "webhook"}',
  })
  .meta({ id: "AlertChannelRequest" });
export type AlertChannelRequest = z.infer<typeof AlertChannelRequest>;

export const PostedType = z.enum(["slack", "discord"]);
export type PostedType = z.infer<typeof PostedType>;
export const ChannelState = z.enum(["ok", "failing", "gone"]);
const shown = <const T extends PostedType>(type: T) =>
  z.object({ type: kindOf(type), id: z.string(), name: z.string(), state: ChannelState });
/** Where an alert's messages go, as answered. */
export const AlertChannel = z
  .discriminatedUnion("type", [
    z.object({ type: kindOf("email"), to: z.array(z.string()) }),
    z.object({ type: kindOf("webhook") }),
    shown("slack"),
    shown("discord"),
  ])
  .meta({ id: "AlertChannel" });
export type AlertChannel = z.infer<typeof AlertChannel>;

export const AlertStatus = z.enum(["active", "paused"], { error: "Must be active or paused" });
export type AlertStatus = z.infer<typeof AlertStatus>;

const Iso = z.iso.datetime();

export const Alert = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: AlertScope,
    condition: AlertCondition,
    channels: z.array(AlertChannel),
    cooldown_hours: z.int(),
    status: AlertStatus,
    last_fired_at: Iso.nullable(),
    created_at: Iso,
  })
  .meta({ id: "Alert" });
export type Alert = z.infer<typeof Alert>;

const NAME = "Must be a name of 1 to 60 characters, for example Breakouts";
const AlertName = z
  .string({ error: NAME })
  .overwrite((text) => text.replace(/\s+/gu, " ").trim())
  .min(1, NAME)
  .max(60, NAME);
const CHANNELS = 'Must be a list, for example [{"type": "webhook"}]';
const Channels = z.array(AlertChannelRequest, {
  error: ({ code }) => (code === "invalid_type" ? CHANNELS : undefined),
});
const Cooldown = whole(0, MAX_HOURS, DEFAULT_COOLDOWN_HOURS);

export const CreateAlertRequest = z.object({
  name: AlertName,
  /** All if left out. */
  scope: AlertScope.optional(),
  condition: AlertCondition,
  channels: Channels.min(1, CHANNELS).max(MAX_PER_ALERT),
  cooldown_hours: Cooldown.default(DEFAULT_COOLDOWN_HOURS),
  status: AlertStatus.default("active"),
});
export type CreateAlertRequest = z.infer<typeof CreateAlertRequest>;

/** Fields left out stay as they are; `condition`, `scope` and `channels` are replaced whole. */
export const UpdateAlertRequest = z
  .object({
    name: AlertName,
    scope: AlertScope,
    condition: AlertCondition,
    channels: Channels.min(1, CHANNELS).max(MAX_PER_ALERT),
    cooldown_hours: Cooldown,
    status: AlertStatus,
  })
  .partial();
export type UpdateAlertRequest = z.infer<typeof UpdateAlertRequest>;

const Page = {
  limit: wholeNumber({ min: 1, max: 100, fallback: 50 }).meta({ description: "Entries per page", example: 50 }),
  cursor: z.string().max(500).optional().meta({
    description: "`next_cursor` of the previous page",
    example: "WyJxS2Q3d3JzT0g0T1ZxQTFhIiwxNzY5Njc5NjAwMDAwXQ",
  }),
};
export const ListAlertsQuery = z.object(Page);
export type ListAlertsQuery = z.infer<typeof ListAlertsQuery>;
export const AlertPage = z.object({ alerts: z.array(Alert), next_cursor: z.string().nullable() });
export type AlertPage = z.infer<typeof AlertPage>;

/** The figures that met a condition. null: unknown, or without a figure. */
export const FiringFigures = z.object({
  value: z.number().nullable(),
  /** Before the crossing. */
  previous: z.number().nullable(),
  threshold: z.number().nullable(),
  /** When the snapshot was taken, or the condition was met. */
  at: instant(),
  /** Views of the video, or the platform's reason for an unavailable one. */
  views: z.number().nullable(),
  reason: z.string().nullable(),
});
export type FiringFigures = z.infer<typeof FiringFigures>;

export const SubjectType = z.enum(["video", "campaign", "organization"]);
export type SubjectType = z.infer<typeof SubjectType>;
export const MessageState = z.enum(["waiting", "delivered", "failed", "unknown"]);
export type MessageState = z.infer<typeof MessageState>;

export const AlertFiring = z
  .object({
    id: z.string(),
    /** null once the alert is deleted. */
    alert_id: z.string().nullable(),
    alert_name: z.string(),
    condition: AlertCondition,
    subject: z.object({ type: SubjectType, id: z.string().nullable(), name: z.string() }),
    figures: FiringFigures,
    fired_at: Iso,
    messages: z.array(
      z.object({
        type: z.enum(["email", "webhook", "slack", "discord"]),
        target: z.string(),
        state: MessageState,
        attempts: z.int(),
        error: z.string().nullable(),
        delivered_at: Iso.nullable(),
      }),
    ),
  })
  .meta({ id: "AlertFiring" });
export type AlertFiring = z.infer<typeof AlertFiring>;
export const FiringPage = z.object({ firings: z.array(AlertFiring), next_cursor: z.string().nullable() });
export type FiringPage = z.infer<typeof FiringPage>;

/** Data of the webhook `alert.triggered`. */
export const AlertTriggered = AlertFiring.omit({ messages: true });
export type AlertTriggered = z.infer<typeof AlertTriggered>;
