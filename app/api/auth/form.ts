import { limitAuth } from "@/app/api/auth/limit";
import { requireSameOrigin } from "@/app/api/dashboard/request";
import { appUrl } from "@/lib/core/env";
import { invalid } from "@/lib/core/errors";
import { textError } from "@/lib/core/text-rules";
import { errorCode, type SignInError } from "@/lib/people/users/rules";
import { readBody } from "@/rest/read-body";

/**
 * Reads a form sent by one of our pages, with or without JavaScript.
 * @throws AppError forbidden for a form from elsewhere, rate_limited, invalid_request, and as `readBody`
 */
export async function readForm(request: Request): Promise<Record<string, string>> {
  requireSameOrigin(request);
  await limitAuth(request);
  const fields = [...new URLSearchParams(new TextDecoder().decode(await readBody(request)))];
  for (const [name, value] of fields) {
    const message = textError(name) ?? textError(value);
    if (message) throw invalid("body", message);
  }
  return Object.fromEntries(fields);
}

/** Whether the browser would drop our cookies, because they require https and the request came over http. */
export function dropsCookies(request: Request): boolean {
  const origin = request.headers.get("origin") ?? "";
  return appUrl().startsWith("https:") && origin.startsWith("http:");
}

/** Redirects the browser to one of our pages. @param path with its query */
export function goTo(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Returns the path of the second step of a sign-in. */
export const codePath = (from: string): string => `/sign-in-code?${new URLSearchParams({ from })}`;

/** Returns the path of a page that shows why sign-in failed. */
export const errorPath = (page: string, error: SignInError, query: Record<string, string> = {}): string =>
  `${page}?${new URLSearchParams({ error: errorCode(error), ...query })}`;
