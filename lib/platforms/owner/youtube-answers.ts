import { z } from "zod";
import { log } from "@/lib/core/log";
import { startOfDayNamed } from "@/lib/core/time/rules";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";
import type { PlatformResponse } from "@/lib/platforms/call";
import { interpretTransportStatus } from "@/lib/platforms/connector";
import type { OwnerFailure, OwnerResult } from "@/lib/platforms/owner/schemas";
import { PLATFORM_ZONE } from "@/lib/platforms/owner/zone-rules";

export const GoogleChannels = z.looseObject({
  items: z
    .array(
      z.looseObject({
        id: z.string().min(1),
        snippet: z.looseObject({ title: z.string(), customUrl: z.string().nullish() }),
      }),
    )
    .nullish(),
});

/** `columnHeaders` names the columns of `rows`, in order; without data there are no rows. */
export const ResultTable = z.looseObject({
  columnHeaders: z.array(z.looseObject({ name: z.string() })),
  rows: z.array(z.array(z.union([z.string(), z.number()]))).nullish(),
});

const GoogleError = z.looseObject({
  error: z.looseObject({
    message: z.string().nullish(),
    status: z.string().nullish(),
    errors: z.array(z.looseObject({ reason: z.string().nullish() })).nullish(),
    details: z.array(z.looseObject({ reason: z.string().nullish() })).nullish(),
  }),
});

/** Reads an answer of one of Google's APIs. */
export function readGoogleAnswer<T extends z.ZodType>(
  answer: PlatformResponse | null,
  now: Date,
  schema: T,
): OwnerResult<z.output<T>> {
  if (!answer) return { kind: "transient" };
  const transport = interpretTransportStatus(answer);
  if (transport) return { kind: transport.failure.kind === "transient" ? "transient" : "invalid_response" };
  if (answer.status !== 200) return readGoogleError(answer, now);
  const read = schema.safeParse(answer.body);
  if (read.success) return { kind: "ok", value: read.data };
  log.error({ issues: read.error.issues.map(({ path }) => path.join(".")) }, "an owner's report has an unknown form");
  return { kind: "invalid_response" };
}

function readGoogleError({ status, body }: PlatformResponse, now: Date): OwnerFailure {
  const { error } = GoogleError.safeParse(body).data ?? {};
  const reasons = [...(error?.errors ?? []), ...(error?.details ?? [])].flatMap(({ reason }) => reason ?? []);
  const has = (pattern: RegExp) => reasons.some((reason) => pattern.test(reason));
  if (status === 401) return { kind: "reconnect", reason: "revoked" };
  if (has(/^(?:quotaExceeded|dailyLimitExceeded)/)) return { kind: "quota", until: nextMidnight(now) };
  if (status === 429 || has(/rateLimitExceeded|RATE_LIMIT_EXCEEDED/i))
    return { kind: "rate_limited", until: new Date(now.getTime() + HOUR_MS) };
  // Another 403 is about the consent: a scope that was not granted, or an account that lost its channel.
  if (status === 403 && !has(/accessNotConfigured|SERVICE_DISABLED/)) return { kind: "reconnect", reason: "scope" };
  log.error({ status, reasons }, "Google rejected a request for an owner's report");
  return { kind: "invalid_response" };
}

const nextMidnight = (now: Date): Date => startOfDayNamed(addDays(dayOf(now, PLATFORM_ZONE), 1), PLATFORM_ZONE);
