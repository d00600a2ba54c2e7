import { randomBytes } from "node:crypto";
import { cookieIn } from "@/app/request-cookie";
import { CONSENT_MINUTES } from "@/lib/channels/connections/rules";
import { appUrl } from "@/lib/core/env";
import { escapeHtml } from "@/lib/core/html-rules";

const NAME = "clipscope-connect";
const PATH = "/api/connect";

/** A secret for the browser that begins a consent; only this browser can complete it. */
export const newBrowserSecret = (): string => randomBytes(32).toString("base64url");

/** Returns a `Set-Cookie` that stores the secret while the consent may be answered; null deletes it. */
export function browserCookie(secret: string | null): string {
  const secure = appUrl().startsWith("https:") ? "; Secure" : "";
  const age = secret === null ? 0 : CONSENT_MINUTES * 60;
  // Lax: the platform's redirect is a top-level navigation.
  return `${NAME}=${secret ?? ""}; Path=${PATH}; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

export function browserSecret(request: Request): string {
  return cookieIn(request.headers, NAME) ?? "";
}

/**
 * Returns a page that moves on to the platform. A redirect would not work: our pages' policy (form-action) also covers
 * where a form's answer redirects to.
 */
export const leaveFor = (url: string, platform: string, cookies: readonly string[]): Response => {
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Robots-Tag": "noindex",
  });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  const title = `Continue to ${escapeHtml(platform)}`;
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta http-equiv="refresh" content="0;url=${escapeHtml(url)}"></head><body><p><a href="${escapeHtml(url)}">${title}</a></p></body></html>`,
    { headers },
  );
};
