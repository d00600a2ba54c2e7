import { env } from "@/lib/core/env";
import type { Platform } from "@/lib/platforms/schemas";

/** A platform's API address and credentials. Created for each run, because the sandbox receives the time with it. */
export interface Target {
  /** Without a trailing slash, like `path`. */
  baseUrl: string;
  origin: string;
  path: string;
  headers: Record<string, string>;
  query: Record<string, string>;
}

interface Place {
  baseUrl: string;
  sandboxPath: string;
  sandboxKey: string;
  credentials: (key: string) => Partial<Pick<Target, "headers" | "query">>;
}

const rapidApi = (host: string, sandboxPath: string): Place => ({
  baseUrl: `https://${host}`,
  sandboxPath,
  sandboxKey: "sandbox-rapidapi-key",
  // RapidAPI routes the request by the host's real name, even with a different base URL.
  credentials: (key) => ({ headers: { "x-rapidapi-key": key, "x-rapidapi-host": host } }),
});

const PLACES: Record<Platform, Place> = {
  youtube: {
    baseUrl: "https://www.googleapis.com/youtube/v3",
    sandboxPath: "/youtube/v3",
    sandboxKey: "sandbox-youtube-key",
    credentials: (key) => ({ query: { key } }),
  },
  twitter: {
    baseUrl: "https://api.x.com",
    sandboxPath: "/x",
    sandboxKey: "sandbox-x-token",
    credentials: (key) => ({ headers: { authorization: `Bearer ${key}` } }),
  },
  tiktok: rapidApi("tiktok-scraper7.p.rapidapi.com", "/tiktok"),
  instagram: rapidApi("instagram-looter2.p.rapidapi.com", "/instagram"),
};

function configured(platform: Platform): { key: string | undefined; baseUrl: string | undefined } {
  const { YOUTUBE_API_KEY, YOUTUBE_BASE_URL, X_BEARER_TOKEN, X_BASE_URL, RAPIDAPI_KEY, ...rest } = env();
  switch (platform) {
    case "youtube":
      return { key: YOUTUBE_API_KEY, baseUrl: YOUTUBE_BASE_URL };
    case "twitter":
      return { key: X_BEARER_TOKEN, baseUrl: X_BASE_URL };
    case "tiktok":
      return { key: RAPIDAPI_KEY, baseUrl: rest.TIKTOK_BASE_URL };
    case "instagram":
      return { key: RAPIDAPI_KEY, baseUrl: rest.INSTAGRAM_BASE_URL };
  }
}

const bare = (url: string) => url.replace(/\/+$/, "");

/** Returns the header with the sandbox's current time. Sent to the sandbox only. */
export function sandboxHeaders(now: Date): Record<string, string> {
  return env().SANDBOX_URL ? { "x-sandbox-now": now.toISOString() } : {};
}

/** Whether this server has a key for the platform. The sandbox needs no key from the operator. */
export function isConfigured(platform: Platform): boolean {
  return Boolean(env().SANDBOX_URL ?? configured(platform).key);
}

/** Null if there is no key for this platform. */
export function targetOf(platform: Platform, now: Date): Target | null {
  const place = PLACES[platform];
  const sandbox = env().SANDBOX_URL;
  const { key, baseUrl } = configured(platform);
  const usedKey = sandbox ? place.sandboxKey : key;
  if (!usedKey) return null;
  const { headers = {}, query = {} } = place.credentials(usedKey);
  const address = sandbox ? `${bare(sandbox)}${place.sandboxPath}` : bare(baseUrl ?? place.baseUrl);
  const { origin, pathname } = new URL(address);
  return {
    baseUrl: address,
    origin,
    path: bare(pathname),
    headers: { accept: "application/json", "user-agent": "clipscope", ...headers, ...sandboxHeaders(now) },
    query,
  };
}
