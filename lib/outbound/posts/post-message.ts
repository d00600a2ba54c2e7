import { env } from "@/lib/core/env";
import { createSafeFetch, type SafeFetch, SafeFetchError } from "@/lib/core/safe-fetch";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import {
  bodyWaitMs,
  discordBody,
  PICTURE_NAME,
  type PostedMessage,
  type PostedType,
  type PostVerdict,
  slackBody,
  verdictOf,
} from "@/lib/outbound/posts/message-rules";
import { requestedWait } from "@/lib/outbound/webhooks/rules";

export interface PostResult {
  verdict: PostVerdict;
  /** Of a failed attempt; null if the receiver requested no wait. */
  waitMs: number | null;
  /** What lists show; it never contains the URL. */
  error: string | null;
}

export interface Post {
  type: PostedType;
  /** The incoming webhook, with its secret. */
  url: string;
  message: PostedMessage;
  /** A PNG; Slack takes none. */
  picture: Buffer | null;
}

/** Posts a message once. Failures of the receiver are returned, not thrown. */
export async function postMessage(post: Post, at: Date, signal: AbortSignal): Promise<PostResult> {
  const { type } = post;
  try {
    const { headers, body } = await encode(post);
    const answer = await postFetch()(locate(type, post.url), {
      method: "POST",
      headers: { ...headers, "user-agent": "Clipscope-Alerts/1" },
      body,
      signal,
      maxBytes: 4096,
      overflow: "cut",
    });
    const text = answer.body.toString("utf8");
    const verdict = verdictOf(type, answer.status, text);
    if (verdict === "delivered") return { verdict, waitMs: null, error: null };
    const header = requestedWait(answer, at);
    const waits = [header, answer.status === 429 ? bodyWaitMs(text) : null].filter((wait) => wait !== null);
    return {
      verdict,
      waitMs: waits.length > 0 ? Math.min(Math.max(...waits), DAY_MS) : null,
      error: errorOf(verdict, answer.status, text),
    };
  } catch (error) {
    if (!(error instanceof SafeFetchError)) throw error;
    return failureOf(error);
  }
}

/** An attempt that exceeded its deadline. */
export const latePost = (): PostResult => ({ verdict: "unknown", waitMs: null, error: UNKNOWN });

const UNKNOWN = "No answer. The message may have arrived, so it isn't sent again";

/** Failures before the request was sent. After them, another attempt can't double the message. */
const UNSENT: readonly string[] = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

function failureOf({ reason, cause }: SafeFetchError): PostResult {
  if (reason === "network" && cause instanceof Error && "code" in cause && UNSENT.includes(String(cause.code)))
    return { verdict: "failed", waitMs: null, error: "The receiver could not be reached" };
  if (reason === "network" || reason === "timeout") return latePost();
  return { verdict: "refused", waitMs: null, error: "Refused: the address can't be used" };
}

function errorOf(verdict: PostVerdict, status: number, body: string): string {
  if (verdict === "gone") return "The webhook no longer exists. Add it again";
  // Slack's reason is a word, Discord's a message in JSON; both fit on a line.
  const reason = /"message":\s*"([^"]{1,200})"/.exec(body)?.[1] ?? (/^[a-z_]{3,60}$/.test(body) ? body : null);
  return `Status ${status}${reason ? `: ${reason}` : ""}`;
}

async function encode({ type, message, picture }: Post): Promise<{ headers: Record<string, string>; body: Buffer }> {
  const json = type === "slack" ? slackBody(message) : discordBody(message, picture !== null);
  if (type === "slack" || picture === null)
    return { headers: { "content-type": "application/json" }, body: Buffer.from(JSON.stringify(json)) };
  const form = new FormData();
  form.set("payload_json", JSON.stringify(json));
  form.set("files[0]", new Blob([new Uint8Array(picture)], { type: "image/png" }), PICTURE_NAME);
  const encoded = new Response(form);
  return {
    headers: { "content-type": encoded.headers.get("content-type") ?? "" },
    body: Buffer.from(await encoded.arrayBuffer()),
  };
}

/** Discord answers before it stores a message unless it is requested to wait. The sandbox stands in for both services. */
function locate(type: PostedType, address: string): string {
  const url = new URL(address);
  if (type === "discord") url.searchParams.set("wait", "true");
  const sandbox = env().SANDBOX_URL;
  return sandbox ? `${sandbox.replace(/\/$/, "")}/${type}${url.pathname}${url.search}` : url.href;
}

const clients = new Map<string, SafeFetch>();

/** Public addresses over https, and the sandbox. */
function postFetch(): SafeFetch {
  const sandbox = env().SANDBOX_URL ?? "";
  const client = clients.get(sandbox) ?? createSafeFetch(sandbox ? { trustedOrigin: new URL(sandbox).origin } : {});
  clients.set(sandbox, client);
  return client;
}
