import { expect, test } from "vitest";
import { z } from "zod";
import { TEST_EVENT } from "@/lib/developers/webhooks/event-schemas";
import { DOCUMENTED_EVENTS } from "@/lib/developers/webhooks/events";
import { WebhookEventType } from "@/lib/outbound/webhooks/schemas";
import { openApiDocument } from "@/rest/openapi/openapi";

test("every event is documented, with an example that matches its schema exactly", () => {
  expect(Object.keys(DOCUMENTED_EVENTS)).toEqual([...WebhookEventType.options, TEST_EVENT]);
  for (const [type, { schema, example }] of Object.entries(DOCUMENTED_EVENTS)) {
    expect(schema.parse(example)).toEqual(example);
    expect(example).toMatchObject({ type });
  }
});

test("the API document has the events, their signature headers, and the responses that matter", () => {
  const Webhook = z.object({
    post: z.object({
      parameters: z.array(z.object({ in: z.literal("header"), name: z.string(), required: z.literal(true) })),
      requestBody: z.object({
        content: z.object({
          "application/json": z.object({ schema: z.object({ $ref: z.string() }), example: z.unknown() }),
        }),
      }),
      responses: z.record(z.string(), z.unknown()),
    }),
  });
  const { webhooks } = z.object({ webhooks: z.record(z.string(), Webhook) }).parse(openApiDocument());
  expect(Object.keys(webhooks)).toEqual(Object.keys(DOCUMENTED_EVENTS));
  const { post } = webhooks["snapshot.created"] ?? {};
  expect(post?.parameters.map(({ name }) => name)).toEqual(["webhook-id", "webhook-timestamp", "webhook-signature"]);
  expect(post?.requestBody.content["application/json"]).toEqual({
    schema: { $ref: "#/components/schemas/SnapshotCreatedEvent" },
    example: DOCUMENTED_EVENTS["snapshot.created"]?.example,
  });
  expect(Object.keys(post?.responses ?? {})).toEqual(["410", "2XX"]);
});
