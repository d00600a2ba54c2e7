import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { limitAuth } from "@/app/api/auth/limit";
import { authOptions } from "@/app/api/auth/options";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { codeStepCookie } from "@/app/code-step";
import { linkPending } from "@/app/identity-cookie";
import { currentPerson } from "@/app/session";
import { deviceCookie } from "@/app/sign-in";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import { textError } from "@/lib/core/text-rules";
import type { SignInResult } from "@/lib/people/users/sign-in";
import { allowOf, type Method } from "@/rest/operation";
import { readBody, readJson } from "@/rest/read-body";

type Segments = { params: Promise<{ nextauth: string[] }> };

/** The actions that next-auth serves. It responds to any other action or method with text, or not at all. */
const ACTIONS: Record<string, Method[]> = {
  csrf: ["GET"],
  error: ["GET"],
  providers: ["GET"],
  session: ["GET", "POST"],
  signin: ["GET", "POST"],
  signout: ["GET", "POST"],
  "callback/credentials": ["POST"],
};

const FORM = "application/x-www-form-urlencoded";

async function handle(request: NextRequest, segments: Segments): Promise<Response> {
  try {
    const [action = "", provider] = (await segments.params).nextauth;
    // The browser's part of next-auth reports its errors here. Anyone can send them, so they aren't logged.
    if (action === "_log" && request.method === "POST") return new Response(null, { status: 204 });
    const methods = ACTIONS[action] ?? ACTIONS[`${action}/${provider}`];
    if (!methods) throw notFound("Not found");
    if (request.method === "OPTIONS")
      return new Response(null, { status: 204, headers: { Allow: allowOf(methods).join(", ") } });
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (!methods.some((allowed) => allowed === method))
      throw new AppError({ code: "method_not_allowed", allow: allowOf(methods) });
    const answer = await answerOf(method === "POST" ? await withForm(request) : request, segments, action);
    return request.method === "HEAD" ? answerHead(answer) : answer;
  } catch (error) {
    return answerRefusal(error);
  }
}

async function answerOf(request: NextRequest, segments: Segments, action: string): Promise<Response> {
  if (action === "session") return answerSession();
  let result: SignInResult | undefined;
  const options = authOptions((started) => {
    result = started;
  });
  const answer: Response = await NextAuth(request, segments, options);
  if (result)
    for (const cookie of await cookiesAfter(result, request.headers)) answer.headers.append("Set-Cookie", cookie);
  return answer;
}

async function cookiesAfter(result: SignInResult, headers: Headers): Promise<string[]> {
  if ("codeStep" in result) return [await codeStepCookie(result.codeStep)];
  return [deviceCookie(result.signedIn.device), ...(await linkPending(headers, result.signedIn))];
}

/** Replaces next-auth's handler, which would issue a new token for another 30 days even if the session has ended. */
async function answerSession(): Promise<Response> {
  const person = await currentPerson();
  if (!person) return answerJson({});
  return answerJson({ userId: person.user.publicId, expires: person.session.expiresAt.toISOString() });
}

/**
 * Returns the same request with its body read and parsed here, because next-auth reads without a limit.
 * @throws AppError as `readBody`, rate_limited, invalid_request
 */
async function withForm(request: NextRequest): Promise<NextRequest> {
  await limitAuth(request);
  const headers = new Headers(request.headers);
  for (const name of ["content-length", "content-encoding", "transfer-encoding"]) headers.delete(name);
  const isJson = headers.get("content-type")?.includes("application/json");
  const fields = isJson ? await readJson(request) : new TextDecoder().decode(await readBody(request));
  if (isJson && (typeof fields !== "object" || fields === null)) throw invalid("body", "Must be a JSON object");
  headers.set("content-type", FORM);
  const form = typeof fields === "string" ? new URLSearchParams(fields) : formOf(fields as Record<string, unknown>);
  for (const [name, value] of form) {
    const message = textError(name) ?? textError(value);
    if (message) throw invalid(textError(name) ? "body" : name, message);
  }
  return new NextRequest(request.url, { method: "POST", headers, body: form.toString() });
}

const formOf = (fields: Record<string, unknown>): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));

const answerHead = ({ status, headers }: Response): Response => new Response(null, { status, headers });

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
