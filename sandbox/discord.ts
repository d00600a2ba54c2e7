import { Hono } from "hono";
import { z } from "zod";
import type { World } from "./gateway";

/** Discord's incoming webhooks: JSON, or a form with `payload_json` and files that `attachments` describe. */

const Link = z.union([z.url({ protocol: /^https?$/ }).max(2048), z.string().regex(/^attachment:\/\/[\w.-]+$/)]);
const Embed = z.strictObject({
  title: z.string().max(256).optional(),
  type: z.literal("rich").optional(),
  description: z.string().max(4096).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  color: z.int().min(0).max(0xffffff).optional(),
  footer: z.strictObject({ text: z.string().min(1).max(2048), icon_url: Link.optional() }).optional(),
  image: z.strictObject({ url: Link }).optional(),
  thumbnail: z.strictObject({ url: Link }).optional(),
  fields: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(256),
        value: z.string().trim().min(1).max(1024),
        inline: z.boolean().optional(),
      }),
    )
    .max(25)
    .optional(),
});
type Embed = z.infer<typeof Embed>;
const MOST_EMBEDDED = 6_000;
const lengthOf = ({ title = "", description = "", footer, fields = [] }: Embed): number =>
  [title, description, footer?.text ?? "", ...fields.flatMap(({ name, value }) => [name, value])].join("").length;

const Message = z
  .object({
    content: z.string().max(2000).optional(),
    username: z.string().min(1).max(80).optional(),
    avatar_url: z.url().optional(),
    embeds: z.array(Embed).max(10).optional(),
    allowed_mentions: z.strictObject({ parse: z.array(z.enum(["roles", "users", "everyone"])) }).optional(),
    attachments: z
      .array(
        z.strictObject({ id: z.int(), filename: z.string().max(1024), description: z.string().max(1024).optional() }),
      )
      .max(10)
      .optional(),
  })
  .refine(({ embeds = [] }) => embeds.reduce((sum, embed) => sum + lengthOf(embed), 0) <= MOST_EMBEDDED);
const MAX_FILE = 10 * 2 ** 20;

/** Returns the JSON and the file of a request; undefined if it has no JSON. */
async function read(request: Request): Promise<{ body: unknown; file: File | null } | undefined> {
  const type = request.headers.get("content-type") ?? "";
  try {
    if (type.startsWith("application/json")) return { body: await request.json(), file: null };
    if (!type.startsWith("multipart/form-data")) return undefined;
    const form = await request.formData();
    const [json, file] = [form.get("payload_json"), form.get("files[0]")];
    return { body: typeof json === "string" ? JSON.parse(json) : {}, file: file instanceof File ? file : null };
  } catch {
    return undefined;
  }
}

const refused = (message: string, code: number) => ({ message, code });

export function discord({ inbox }: World): Hono {
  const app = new Hono();
  for (const base of ["/api", "/api/:version{v[0-9]+}"] as const)
    app.post(`${base}/webhooks/:id/:token`, async (c) => {
      const { id, token } = c.req.param();
      if (!/^\d{1,20}$/.test(id ?? "") || token?.startsWith("gone"))
        return c.json(refused("Unknown Webhook", 10015), 404);
      if (token?.startsWith("invalid")) return c.json(refused("Invalid Webhook Token", 50027), 401);
      const given = await read(c.req.raw);
      if (!given) return c.json(refused("The request body contains invalid JSON.", 50109), 400);
      const message = Message.safeParse(given.body);
      if (!message.success)
        return c.json({ ...refused("Invalid Form Body", 50035), errors: z.treeifyError(message.error) }, 400);
      const { content, embeds = [], attachments = [] } = message.data;
      const { file } = given;
      if (!content && embeds.length === 0 && !file) return c.json(refused("Cannot send an empty message", 50006), 400);
      const isAttached = (link: string | undefined) =>
        !link?.startsWith("attachment://") || link === `attachment://${file?.name}`;
      const isFit = embeds.every(({ image, thumbnail }) => isAttached(image?.url) && isAttached(thumbnail?.url));
      if (!isFit || attachments.some(({ id: of }) => of !== 0 || !file))
        return c.json(refused("Invalid Form Body", 50035), 400);
      if (file && file.size > MAX_FILE) return c.json(refused("Request entity too large", 40005), 413);
      const webhook = `/api/webhooks/${id}/${token}`;
      const fault = inbox.next(webhook);
      if (fault === "rate_limited")
        return c.json({ message: "You are being rate limited.", retry_after: 0.8, global: false }, 429, {
          "retry-after": "1",
        });
      if (fault === "server_error") return c.json(refused("500: Internal Server Error", 0), 500);
      inbox.receive({
        service: "discord",
        webhook,
        body: given.body,
        file: file && { name: file.name, type: file.type, bytes: file.size },
      });
      if (fault === "no_answer") await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
      if (c.req.query("wait") !== "true") return c.body(null, 204);
      return c.json({ id: "1", type: 0, content: content ?? "", channel_id: "1", webhook_id: id, embeds, attachments });
    });
  return app;
}
