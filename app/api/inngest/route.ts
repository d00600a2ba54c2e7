import { serve } from "inngest/next";
import { NextRequest } from "next/server";
import { inngest, onInngestServer } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { appUrl, env } from "@/lib/core/env";
import { AppError, invalid } from "@/lib/core/errors";
import { processLimits, rateLimited } from "@/lib/core/rate-limit";
import { answerError, restErrorOf } from "@/rest/answer";
import { bodyLimitOf } from "@/rest/body-limits";
import { addressGroup } from "@/rest/client-address";
import { readBody } from "@/rest/read-body";
import { toResponse } from "@/rest/web-response";

type Method = "GET" | "POST" | "PUT";

/** An Inngest server never sends these: an unsigned request registers the jobs, and only a person does that. */
const UNSIGNED_PER_MINUTE = 30;

// By default, the SDK registers the jobs at the host of the request, which anyone may send.
const handlers = () => serve({ client: inngest, functions, serveOrigin: appUrl(), servePath: "/api/inngest" });
let made: ReturnType<typeof handlers> | undefined;

async function answer(request: NextRequest, segments: unknown): Promise<Response> {
  try {
    await limitUnsigned(request);
    made ??= handlers();
    const method = request.method as Method;
    return await made[method](method === "GET" ? request : await withBody(request), segments);
  } catch (error) {
    const requestId = crypto.randomUUID();
    return toResponse(await answerError("A", restErrorOf(error, requestId), requestId));
  }
}

/** @throws AppError rate_limited; unauthenticated for a request that would run a job without a signature */
async function limitUnsigned(request: Request): Promise<void> {
  if (!env().INNGEST_SIGNING_KEY || request.headers.has("x-inngest-signature")) return;
  if (request.method === "POST") throw new AppError({ code: "unauthenticated", reason: "missing" });
  const consumption = await processLimits().auth.consume(
    `inngest:${addressGroup(request.headers)}`,
    UNSIGNED_PER_MINUTE,
  );
  if (consumption.exceeded) throw rateLimited(consumption);
}

/** Returns the same request with its body read here, because the SDK reads without a limit. */
async function withBody(request: NextRequest): Promise<NextRequest> {
  const { pathname } = new URL(request.url);
  const bytes = await readBody(request, { limit: bodyLimitOf(request.method, pathname) });
  const text = new TextDecoder().decode(bytes);
  if (text !== "" && !isJson(text)) throw invalid("body", "Must be valid JSON");
  const headers = new Headers(request.headers);
  for (const name of ["content-length", "content-encoding", "transfer-encoding"]) headers.delete(name);
  return new NextRequest(request.url, { method: request.method, headers, body: text === "" ? undefined : text });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// Without an Inngest server, the embedded executor runs the jobs, and no one outside may invoke one.
const absent = async (_request: Request, _segments?: unknown) => Response.json({ error: "Not found" }, { status: 404 });
const present = onInngestServer ? answer : absent;

export {
  absent as DELETE,
  absent as HEAD,
  absent as OPTIONS,
  absent as PATCH,
  present as GET,
  present as POST,
  present as PUT,
};
