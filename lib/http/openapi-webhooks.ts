import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { DOCUMENTED_EVENTS } from "@/lib/webhooks/events";

const Headers = z.object({
  "webhook-id": z.string().meta({ description: "The event's id: the same for every attempt and replay." }),
  "webhook-timestamp": z.string().meta({ description: "When this attempt was made, in unix seconds." }),
  "webhook-signature": z.string().meta({
    description:
      "`v1,` and the base64 HMAC-SHA256 of id, timestamp and body; two of them, with a space between, for a day after a rotation. See the Standard Webhooks specification.",
  }),
});

/** What the document says about the requests that the product makes. `named` gives a schema its place in it. */
export function registerWebhooks(
  registry: OpenAPIRegistry,
  named: (name: string, schema: z.ZodType) => z.ZodType,
): void {
  for (const [type, { summary, description, schema, schemaName, example }] of Object.entries(DOCUMENTED_EVENTS))
    registry.registerWebhook({
      method: "post",
      path: type,
      operationId: `on${schemaName}`,
      summary,
      description,
      security: [],
      request: {
        headers: Headers,
        body: { required: true, content: { "application/json": { schema: named(schemaName, schema), example } } },
      },
      responses: {
        "2XX": { description: "Received. Any other answer, a redirect too, is tried again for more than a day." },
        410: { description: "Not wanted any more: the endpoint is disabled." },
      },
    });
}
