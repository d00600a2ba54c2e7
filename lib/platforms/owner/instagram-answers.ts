import { z } from "zod";
import { log } from "@/lib/core/log";
import type { PlatformResponse } from "@/lib/platforms/call";
import { interpretTransportStatus } from "@/lib/platforms/connector";
import type { OwnerResult } from "@/lib/platforms/owner/schemas";
import { readGraphError } from "@/lib/platforms/sources/instagram-graph/errors";

/** Some answers are documented as the object itself, and as an array `data` with one object. */
const unwrapped = <T extends z.ZodType>(schema: T) =>
  z.preprocess((body) => {
    const data = typeof body === "object" && body !== null && "data" in body ? body.data : undefined;
    return Array.isArray(data) ? data[0] : body;
  }, schema);

/** `user_id` is left alone: it doesn't fit into a JavaScript number, and `/me` has it as text. */
export const CodeAnswer = unwrapped(
  z.looseObject({
    access_token: z.string().min(1),
    permissions: z.union([z.string(), z.array(z.string())]).nullish(),
  }),
);

export const CodeError = z.looseObject({ error_type: z.string().nullish(), error_message: z.string() });

export const LongLivedToken = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });

export const InstagramProfile = unwrapped(
  z.looseObject({
    user_id: z.string().regex(/^\d{1,20}$/),
    username: z.string().min(1),
    name: z.string().nullish(),
  }),
);

/** Metrics in one answer, each with its total. What isn't available is left out or has no value. */
export const Insights = z.looseObject({
  data: z.array(
    z.looseObject({
      name: z.string(),
      total_value: z
        .looseObject({
          value: z.number().nullish(),
          breakdowns: z
            .array(
              z.looseObject({
                results: z
                  .array(z.looseObject({ dimension_values: z.array(z.string()), value: z.number().nullish() }))
                  .nullish(),
              }),
            )
            .nullish(),
        })
        .nullish(),
    }),
  ),
});

/** Reads an answer of graph.instagram.com. */
export function readInstagramAnswer<T extends z.ZodType>(
  answer: PlatformResponse | null,
  now: Date,
  schema: T,
): OwnerResult<z.output<T>> {
  if (!answer) return { kind: "transient" };
  const transport = interpretTransportStatus(answer);
  if (transport) return { kind: transport.failure.kind === "transient" ? "transient" : "invalid_response" };
  if (answer.status !== 200) {
    const { failure, error } = readGraphError(answer, now);
    if (failure.kind === "auth") {
      const isToken = /code 190\b/.test(error ?? "") || answer.status === 401;
      return { kind: "reconnect", reason: isToken ? "revoked" : "scope" };
    }
    if (failure.kind === "rate_limited" || failure.kind === "quota") return failure;
    if (failure.kind === "transient") return { kind: "transient" };
    log.error({ status: answer.status }, error ?? "Instagram rejected a request for an owner's report");
    return { kind: "invalid_response" };
  }
  const read = schema.safeParse(answer.body);
  if (read.success) return { kind: "ok", value: read.data };
  log.error({ issues: read.error.issues.map(({ path }) => path.join(".")) }, "an owner's report has an unknown form");
  return { kind: "invalid_response" };
}
