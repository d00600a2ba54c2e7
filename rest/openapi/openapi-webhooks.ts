import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { DOCUMENTED_EVENTS } from "@/lib/developers/webhooks/events";

const Headers = z.object({
  "webhook-id": z.string().meta({ description: "ID of the event, the same for every attempt and replay." }),
  "webhook-timestamp": z.string().meta({ description: "Time of this attempt, in Unix seconds." }),
  "webhook-signature": z.string().meta({
    description:
      "`v1,` followed by the base64 HMAC-SHA256 of ID, timestamp and body. For a day after you rotate the secret, there are two signatures, separated by a space. See the Standard Webhooks specification.",
  }),
});

/** Documents the requests that the product sends. `named` registers a schema. */
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
        "2XX": { description: "Received. Any other response, including a redirect, is retried for more than a day." },
        410: { description: "Gone: Clipscope disables the endpoint." },
      },
    });
}
