import { z } from "zod";
import {
  Alert,
  type AlertFiring,
  AlertPage,
  CreateAlertRequest,
  FiringPage,
  ListAlertsQuery,
  MAX_PER_ALERT,
  UpdateAlertRequest,
} from "@/lib/insight/alerts/schemas";
import { defineOperation } from "@/rest/operation";

const AlertId = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,64}$/)
    .meta({ description: "The alert's `id`", example: "cm8alert123456" }),
});

const condition = { type: "views", value: 100_000 } as const;
const alert: z.input<typeof Alert> = {
  id: "cm8alert123456",
  name: "Breakouts",
  scope: { type: "all" },
  condition,
  channels: [
    { type: "email", to: ["dana@example.com"] },
    { type: "slack", id: "cm7channel1234", name: "#launch", state: "ok" },
  ],
  cooldown_hours: 24,
  status: "active",
  last_fired_at: "2026-02-03T08:15:30.000Z",
  created_at: "2026-01-20T09:30:00.000Z",
};
const firing: z.input<typeof AlertFiring> = {
  id: "cm8firing12345",
  alert_id: "cm8alert123456",
  alert_name: "Breakouts",
  condition,
  subject: { type: "video", id: "cm5abc123def", name: "Autumn drop: the jacket" },
  figures: {
    ...{ value: 100_420, previous: 98_120, threshold: 100_000 },
    ...{ at: "2026-02-03T08:15:02.000Z", views: 100_420, reason: null },
  },
  fired_at: "2026-02-03T08:15:30.000Z",
  messages: [
    {
      ...{ type: "slack", target: "#launch", state: "delivered", attempts: 1, error: null },
      delivered_at: "2026-02-03T08:16:01.000Z",
    },
  ],
};

const described = <S extends z.ZodType>(schema: S, description: string, example?: unknown): S =>
  schema.meta({ description, ...(example === undefined ? {} : { example }) });
const TEXTS = {
  name: "Name of at most 60 characters",
  scope: "What the alert applies to. Campaign conditions take `all` or `campaign`; `balance` and `runway` take `all`",
  condition: "The condition that triggers the alert",
  channels: `1 to ${MAX_PER_ALERT} channels. Each new Slack or Discord channel must accept a test message`,
  cooldown_hours: "Hours, from 0 to 720, before the same video, campaign or balance can trigger another message",
  status: "`active` or `paused`",
};
const CreateBody = CreateAlertRequest.extend({
  name: described(CreateAlertRequest.shape.name, TEXTS.name, "Breakouts"),
  scope: described(CreateAlertRequest.shape.scope, `${TEXTS.scope}. \`all\` by default`, { type: "all" }),
  condition: described(CreateAlertRequest.shape.condition, TEXTS.condition, condition),
  channels: described(CreateAlertRequest.shape.channels, TEXTS.channels, [{ type: "webhook" }]),
  cooldown_hours: described(CreateAlertRequest.shape.cooldown_hours, TEXTS.cooldown_hours, 24),
  status: described(CreateAlertRequest.shape.status, TEXTS.status, "active"),
});
const { shape } = UpdateAlertRequest;
const UpdateBody = UpdateAlertRequest.extend({
  name: described(shape.name, TEXTS.name, "Breakouts"),
  scope: described(shape.scope, TEXTS.scope, { type: "all" }),
  condition: described(shape.condition, TEXTS.condition, condition),
  channels: described(shape.channels, TEXTS.channels, [{ type: "webhook" }]),
  cooldown_hours: described(shape.cooldown_hours, TEXTS.cooldown_hours, 12),
  status: described(shape.status, TEXTS.status, "paused"),
});

const common = { dialect: "A", tag: "Alerts" } as const;
const one = { ...common, answer: Alert, answerName: "Alert", example: alert, notFound: "Alert not found" };

export const createAlertOperation = defineOperation({
  ...one,
  id: "createAlert",
  method: "POST",
  path: "/alerts",
  role: "alerts:write",
  summary: "Create an alert",
  description:
    "Sends a message each time the condition is met. A condition that is already met sends nothing. A new Slack or Discord channel must accept a test message first; its URL is stored encrypted, and no response returns it. More than 100 alerts, or more than 20 saved channels, return 409.",
  request: { body: CreateBody },
  bodyExample: {
    name: "Breakouts",
    scope: { type: "all" },
    condition,
    cooldown_hours: 24,
    status: "active",
    channels: [
      { type: "slack", url: "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXX", name: "#launch" },
    ],
  },
  status: 201,
  refusals: ["conflict"],
  idempotent: true,
});

export const listAlertsOperation = defineOperation({
  ...common,
  id: "listAlerts",
  method: "GET",
  path: "/alerts",
  role: "alerts:read",
  summary: "List alerts",
  description: "Returns the newest alerts first. To get the next page, send `next_cursor` as `cursor`.",
  request: { query: ListAlertsQuery },
  answer: AlertPage,
  answerName: "AlertPage",
  example: { alerts: [alert], next_cursor: null },
});

export const getAlertOperation = defineOperation({
  ...one,
  id: "getAlert",
  method: "GET",
  path: "/alerts/{id}",
  role: "alerts:read",
  summary: "Get an alert",
  description: "Returns the alert with its channels and when it last fired.",
  request: { params: AlertId },
});

export const updateAlertOperation = defineOperation({
  ...one,
  id: "updateAlert",
  method: "PATCH",
  path: "/alerts/{id}",
  role: "alerts:write",
  summary: "Update an alert",
  description:
    "Fields that you leave out don't change. `scope`, `condition` and `channels` are replaced as a whole. After you change the condition or scope, and after a pause, a condition that is already met sends nothing. More than 20 saved channels return 409.",
  request: { params: AlertId, body: UpdateBody },
  bodyExample: { status: "paused", cooldown_hours: 12 },
  refusals: ["conflict"],
});

export const deleteAlertOperation = defineOperation({
  ...common,
  id: "deleteAlert",
  method: "DELETE",
  path: "/alerts/{id}",
  role: "alerts:write",
  summary: "Delete an alert",
  description: "Deletes the alert. The dashboard keeps the log of its firings.",
  request: { params: AlertId },
  answer: z.null(),
  answerName: "Nothing",
  example: null,
  status: 204,
  notFound: "Alert not found",
});

export const listAlertFiringsOperation = defineOperation({
  ...common,
  id: "listAlertFirings",
  method: "GET",
  path: "/alerts/{id}/firings",
  role: "alerts:read",
  summary: "List the firings of an alert",
  description:
    "Returns each time the alert fired, newest first, with the numbers that met the condition and the messages that were sent.",
  request: { params: AlertId, query: ListAlertsQuery },
  answer: FiringPage,
  answerName: "FiringPage",
  example: { firings: [firing], next_cursor: null },
  notFound: "Alert not found",
});
