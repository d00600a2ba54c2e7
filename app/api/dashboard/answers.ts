import { toUsd } from "@/lib/billing/rules";
import { AppError, type Refusal } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { unavailabilityOf } from "@/lib/core/unavailability";
import type { FileType } from "@/rest/dashboard/endpoint";
import type { ArchiveDownload, Download } from "@/rest/dashboard/verb";

const HEADERS = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

export function answerJson(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...HEADERS, ...headers } });
}

/**
 * Returns a file: a download, or a picture that only the browser may cache because it belongs to an organization.
 */
export function answerFile(type: FileType, file: unknown): Response {
  if (type === "csv") {
    const { fileName, csv } = file as Download;
    return download(csv, fileName, "text/csv; charset=utf-8");
  }
  if (type === "zip") {
    const { fileName, zip } = file as ArchiveDownload;
    return download(zip, fileName, "application/zip");
  }
  // Not 404: the video or channel exists, the page draws a placeholder, and browsers don't report a 204 as an error.
  if (file === null) return new Response(null, { status: 204, headers: { "Cache-Control": "private, max-age=300" } });
  return new Response(new Uint8Array(file as Uint8Array), {
    headers: { ...HEADERS, "Cache-Control": "private, max-age=86400", "Content-Type": "image/webp" },
  });
}

const download = (body: BodyInit, fileName: string, contentType: string) =>
  new Response(body, {
    headers: {
      ...HEADERS,
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });

/** Converts a thrown value to the dashboard's `{"error", "details"?}`. Unexpected errors are logged. */
export function answerRefusal(error: unknown): Response {
  const unavailability = unavailabilityOf(error);
  if (unavailability) {
    log.warn({ reason: unavailability.reason }, "the database could not serve a dashboard route");
    const { status, body, headers } = translate(unavailability);
    return answerJson(body, status, headers);
  }
  if (!(error instanceof AppError)) {
    // A failed query's message repeats its parameters (addresses, hashes); its cause has the database's message.
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    log.error({ err: reason }, "a dashboard route failed");
    return answerJson({ error: "Something went wrong on our side. Try again in a moment." }, 500);
  }
  const { status, body, headers } = translate(error.refusal);
  return answerJson(body, status, headers);
}

function translate(refusal: Refusal): { status: number; body: unknown; headers?: Record<string, string> } {
  switch (refusal.code) {
    case "invalid_request":
      return { status: 400, body: { error: "Check the marked fields", details: refusal.details } };
    case "unauthenticated":
      return { status: 401, body: { error: "Sign in to continue" } };
    case "forbidden":
      return {
        status: 403,
        body: { error: refusal.message, ...(refusal.isProofRequired && { is_proof_required: true }) },
      };
    case "insufficient_balance":
      return {
        status: 402,
        body: {
          error: "Your available balance doesn't cover this. Request a top-up.",
          spendable_usd: toUsd(refusal.spendable),
          estimated_usd: toUsd(refusal.estimated),
        },
      };
    case "insufficient_points":
      return { status: 402, body: { error: `This requires ${refusal.required} credits` } };
    case "not_found":
      return { status: 404, body: { error: refusal.message } };
    case "method_not_allowed":
      return { status: 405, body: { error: "Method not allowed" }, headers: { Allow: refusal.allow.join(", ") } };
    case "conflict":
      return { status: 409, body: { error: refusal.message } };
    case "idempotency_in_progress":
      return {
        status: 409,
        body: { error: "The same request is still in progress. Wait a moment, then try again." },
        headers: { "Retry-After": String(refusal.retryAfterSeconds) },
      };
    case "payload_too_large":
      return {
        status: 413,
        body: { error: `The request is larger than ${refusal.limit / 1024} KiB. Send less data.` },
      };
    case "unsupported_encoding":
      return { status: 415, body: { error: "Unsupported Content-Encoding. Use gzip, br or none" } };
    case "request_timeout":
      return { status: 408, body: { error: "The request took too long to arrive. Try again." } };
    case "request_aborted":
      return { status: 400, body: { error: "The request was incomplete. Try again." } };
    case "idempotency_mismatch":
      return { status: 422, body: { error: "The same request was sent with another body" } };
    case "rate_limited":
      return {
        status: 429,
        body: { error: "Too many attempts. Try again later." },
        headers: { "Retry-After": String(Math.max(1, Math.ceil((refusal.resetAt.getTime() - Date.now()) / 1000))) },
      };
    case "unavailable":
      return {
        status: 503,
        body: { error: "Clipscope is temporarily unavailable. Try again in a moment." },
        headers: { "Retry-After": String(refusal.retryAfterSeconds) },
      };
    case "platform_failed":
      return { status: 502, body: { error: refusal.message } };
  }
}
