import * as oauth from "oauth4webapi";
import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { SafeFetchError, type SafeRequest, safeFetch } from "@/lib/core/safe-fetch";
import type { PlatformResponse } from "@/lib/platforms/call";
import { platformTimeLeft } from "@/lib/platforms/call-with-retries";
import { countOwnerCall } from "@/lib/platforms/owner/count-call";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";
import { sandboxHeaders } from "@/lib/platforms/targets";

const TIMEOUT_MS = 10_000;

/**
 * Requests one of the owner's APIs through the SSRF-safe client. Returns null if there was no response in time or the
 * connection failed. URLs and bodies hold tokens: nothing of them is logged.
 */
export async function requestOwnerApi(
  ctx: Context,
  platform: OwnerPlatform,
  url: string,
  { method = "GET", headers = {}, body }: Pick<SafeRequest, "method" | "headers" | "body"> = {},
): Promise<PlatformResponse | null> {
  const timeoutMs = Math.min(TIMEOUT_MS, platformTimeLeft(ctx));
  if (timeoutMs <= 0) return null;
  try {
    const answer = await safeFetch(url, {
      method,
      headers: { accept: "application/json", "user-agent": "clipscope", ...headers, ...sandboxHeaders(ctx.now()) },
      ...(body !== undefined && { body }),
      timeoutMs,
    });
    return { status: answer.status, headers: answer.headers, body: parseJson(answer.body) };
  } catch (error) {
    if (error instanceof SafeFetchError) return null;
    throw error;
  } finally {
    await countOwnerCall(ctx, platform);
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

export const bearer = (accessToken: string) => ({ headers: { authorization: `Bearer ${accessToken}` } });

/** The platform did not respond. */
class Unanswered extends Error {}

/**
 * Options with which the OAuth client sends its requests the same way.
 * @param conform changes an answer that doesn't have the form of RFC 6749
 */
export function oauthOptions(
  ctx: Context,
  platform: OwnerPlatform,
  conform: (answer: PlatformResponse) => PlatformResponse = (same) => same,
) {
  return {
    // The sandbox has no certificate; everything else is https, which the client checks.
    [oauth.allowInsecureRequests]: env().SANDBOX_URL !== undefined,
    [oauth.customFetch]: async (
      url: string,
      { method, headers, body }: oauth.CustomFetchOptions<"POST", URLSearchParams>,
    ): Promise<Response> => {
      const answer = await requestOwnerApi(ctx, platform, url, { method, headers, body: body.toString() });
      if (!answer) throw new Unanswered("the platform did not respond");
      const { status, body: content } = conform(answer);
      return Response.json(content ?? null, { status });
    },
  };
}

export type TokenFailure = { kind: "rejected"; error: string } | { kind: "transient" | "invalid_response" };

/** Interprets what the OAuth client throws. @throws anything else */
export function tokenFailureOf(error: unknown): TokenFailure {
  if (error instanceof Unanswered) return { kind: "transient" };
  if (error instanceof oauth.ResponseBodyError)
    return error.status >= 500 ? { kind: "transient" } : { kind: "rejected", error: error.error };
  if (error instanceof oauth.AuthorizationResponseError) return { kind: "rejected", error: error.error };
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.WWWAuthenticateChallengeError) {
    const { cause } = error;
    return cause instanceof Response && cause.status >= 500 ? { kind: "transient" } : { kind: "invalid_response" };
  }
  throw error;
}
