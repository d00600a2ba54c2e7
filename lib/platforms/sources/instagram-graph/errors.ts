import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { PlatformResponse } from "@/lib/platforms/call";
import { type CallFailure, later, ownError, wait } from "@/lib/platforms/connector";
import { FieldReader } from "@/lib/platforms/field-reader";
import { GraphError, GraphUsage } from "./answers";

/** Calls of the app (4), of the user (17) and of the page (32), and of a custom limit (613). */
const RATE_CODES = [4, 17, 32, 613];
/** 190 is an invalid token; 10 and 200 to 299 are missing permissions. */
const isAboutToken = (code: number) => code === 190 || code === 10 || (code >= 200 && code < 300);
/** Unknown and temporary errors of the service. */
const TRANSIENT_CODES = [1, 2];

/** Interprets a Graph API response with a status other than 200. */
export function readGraphError(answer: PlatformResponse, now: Date): CallFailure {
  const error = new FieldReader().read(GraphError, answer.body)?.error;
  const code = error?.code ?? 0;
  const message = error?.message ?? "";
  const about = `Instagram Graph API returned ${answer.status}, code ${code} ${message.slice(0, 200)}`;
  if (RATE_CODES.includes(code) || answer.status === 429) return wait("rate_limited", regainedAt(answer, now));
  if (isAboutToken(code) || answer.status === 401) return ownError("auth", about);
  if (TRANSIENT_CODES.includes(code)) return { failure: { kind: "transient" }, retry: true };
  // A personal account, an age-gated one, and a name that no account has are not told apart.
  if ((code === 110 || code === 24) && /cannot find user/i.test(message)) return { failure: { kind: "unavailable" } };
  return ownError("invalid_response", about);
}

/** Returns when calls are accepted again by the usage header, or an hour from now, the length of the app's window. */
function regainedAt({ headers }: PlatformResponse, now: Date): Date {
  const usage = GraphUsage.safeParse(parsed(headers["x-business-use-case-usage"]));
  const minutes = Object.values(usage.data ?? {}).flatMap((entries) =>
    entries.flatMap((entry) => entry.estimated_time_to_regain_access ?? []),
  );
  const longest = Math.max(0, ...minutes);
  return later(now, longest > 0 ? longest * MINUTE_MS : HOUR_MS);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
