import { Hono } from "hono";
import { z } from "zod";
import type { World } from "./gateway";

/** Slack's incoming webhooks: they answer with a word, and refuse what Block Kit doesn't allow. */

const Text = (most: number, ...types: [string, ...string[]]) =>
  z.strictObject({ type: z.enum(types), text: z.string().min(1).max(most), emoji: z.boolean().optional() });
const Url = z.url({ protocol: /^https?$/ }).max(3000);
const Image = { image_url: Url, alt_text: z.string().min(1).max(2000) };
const blockId = { block_id: z.string().max(255).optional() };

const Block = z.discriminatedUnion("type", [
  z
    .strictObject({
      type: z.literal("section"),
      text: Text(3000, "mrkdwn", "plain_text").optional(),
      fields: z
        .array(Text(2000, "mrkdwn", "plain_text"))
        .min(1)
        .max(10)
        .optional(),
      ...blockId,
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined),
  z.strictObject({ type: z.literal("header"), text: Text(150, "plain_text"), ...blockId }),
  z.strictObject({
    type: z.literal("context"),
    elements: z
      .array(z.union([Text(2000, "mrkdwn", "plain_text"), z.strictObject({ type: z.literal("image"), ...Image })]))
      .min(1)
      .max(10),
    ...blockId,
  }),
  z.strictObject({ type: z.literal("image"), title: Text(2000, "plain_text").optional(), ...Image, ...blockId }),
  z.strictObject({ type: z.literal("divider"), ...blockId }),
]);
const Message = z.object({ text: z.string().max(40_000).optional(), blocks: z.array(Block).max(50).optional() });

/** Webhooks whose token begins with one of these no longer work. */
const ENDED: readonly [prefix: string, status: 403 | 404 | 410, word: string][] = [
  ["gone", 404, "no_service"],
  ["archived", 410, "channel_is_archived"],
  ["prohibited", 403, "action_prohibited"],
];

export function slack({ inbox }: World): Hono {
  return new Hono().post("/services/:team/:app/:token", async (c) => {
    const { token } = c.req.param();
    const ended = ENDED.find(([prefix]) => token.startsWith(prefix));
    if (ended) return c.text(ended[2], ended[1]);
    if (!c.req.header("content-type")?.startsWith("application/json")) return c.text("invalid_payload", 400);
    const body: unknown = await c.req.json().catch(() => undefined);
    if (typeof body !== "object" || body === null) return c.text("invalid_payload", 400);
    const message = Message.safeParse(body);
    if (!message.success) return c.text("invalid_blocks", 400);
    if (!message.data.text && !message.data.blocks?.length) return c.text("no_text", 400);
    const webhook = `/services/${c.req.param("team")}/${c.req.param("app")}/${token}`;
    const fault = inbox.next(webhook);
    if (fault === "rate_limited") return c.text("rate_limited", 429, { "retry-after": "1" });
    if (fault === "server_error") return c.text("rollup_error", 500);
    inbox.receive({ service: "slack", webhook, body, file: null });
    if (fault === "no_answer") await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
    return c.text("ok");
  });
}
