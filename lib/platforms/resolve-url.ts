import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { followRedirects, SafeFetchError, safeFetch } from "@/lib/core/safe-fetch";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { platformTimeLeft } from "@/lib/platforms/call-with-retries";
import { later } from "@/lib/platforms/connector";
import { isPaused } from "@/lib/platforms/pauses";
import { type InvalidUrlReason, type ParsedVideoUrl, parseVideoUrl, platformOfHost } from "@/lib/platforms/rules";
import type { Failure, Platform } from "@/lib/platforms/schemas";
import { sandboxHeaders } from "@/lib/platforms/targets";

export type ResolvedVideoUrl =
  | Extract<ParsedVideoUrl, { kind: "video" }>
  | { kind: "invalid"; reason: InvalidUrlReason }
  | Failure;

/** Resolves a link to a video. Makes a request for short links only, and never checks that the video exists. */
export async function resolveVideoUrl(ctx: Context, link: ParsedVideoUrl): Promise<ResolvedVideoUrl> {
  return link.kind === "short" ? resolveShort(ctx, link) : link;
}

async function resolveShort(
  ctx: Context,
  { platform, url: start }: { platform: Platform; url: string },
): Promise<ResolvedVideoUrl> {
  if (await isPaused(ctx, platform)) return { kind: "platform_paused" };
  const parsedOwn = (url: URL) => {
    const parsed = parseVideoUrl(url.href);
    return parsed.kind === "video" && parsed.platform === platform ? parsed : null;
  };
  const timeLeft = platformTimeLeft(ctx);
  if (timeLeft <= 0) return { kind: "transient" };
  try {
    const { url, response } = await followRedirects(start, {
      fetch: safeFetch,
      allow: (hop) => isOwn(platform, hop),
      isTarget: (hop) => isFrontPage(hop) || parsedOwn(hop) !== null,
      locate: standInFor,
      options: {
        // Short-link services expect browsers. Some send a page instead of a redirect to unknown clients.
        headers: { "user-agent": "Mozilla/5.0 (compatible; Clipscope)", ...sandboxHeaders(ctx.now()) },
        timeoutMs: Math.min(5000, timeLeft),
      },
      deadline: ctx.platformDeadline,
    });
    const target = parsedOwn(url);
    if (target) return target;
    return failureOf(ctx, response?.status ?? 0, url);
  } catch (error) {
    if (!(error instanceof SafeFetchError)) throw error;
    // A redirect to another host, in circles or into a private network means that it is not a link to a video.
    const transient = error.reason === "timeout" || error.reason === "network";
    return transient ? { kind: "transient" } : { kind: "invalid", reason: "not_a_video" };
  }
}

function isOwn(platform: Platform, url: URL): boolean {
  // Some redirects use plain http. The request uses https anyway.
  if (url.protocol === "http:") url.protocol = "https:";
  return url.protocol === "https:" && !url.port && !url.username && platformOfHost(url.hostname) === platform;
}

/** Where platforms redirect expired short links. */
const isFrontPage = (url: URL) => url.pathname === "/";

/** The sandbox also stands in for the short-link hosts. */
function standInFor(url: URL): string {
  const sandbox = env().SANDBOX_URL;
  return sandbox ? `${sandbox.replace(/\/+$/, "")}/shortlinks/${url.host}${url.pathname}${url.search}` : url.href;
}

/** The last hop is not a video and redirects no further. */
function failureOf(ctx: Context, status: number, url: URL): ResolvedVideoUrl {
  if (status === 429) return { kind: "rate_limited", until: later(ctx.now(), MINUTE_MS) };
  if (status >= 500) return { kind: "transient" };
  if (status === 404 || status === 410 || isFrontPage(url)) return { kind: "unavailable" };
  return { kind: "invalid", reason: "not_a_video" };
}
