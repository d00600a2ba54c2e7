import { type NextRequest, NextResponse } from "next/server";
import { refuseTooOften } from "@/app/(report)/too-often";

/** Pages only: what it costs would halve the API's throughput, and neither JSON nor metrics run scripts. */
export const config = {
  matcher: [
    "/((?!api/|v1(?:/|$)|balance/?$|token-stat-jobs|metrics|_next/|\\.well-known/|docs/search\\.json$|docs(?:/[\\w/-]+)?\\.md$|[\\w-]+\\.(?:ico|svg|png|txt|xml|webmanifest)$).*)",
  ],
};

const isDevelopment = process.env.NODE_ENV === "development";

/**
 * Every page gets a fresh nonce, its policy, and its own path, which a redirect to sign-in brings back. A shared report
 * that is requested too often is refused here, because a page can't choose its status.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-clipscope-path", request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from here.
  headers.set("Content-Security-Policy", policy);
  const isShared = request.nextUrl.pathname.startsWith("/r/");
  const response = (isShared && (await refuseTooOften(request.headers))) || NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  // The address of a shared report is its key: no search engine keeps it, and no other site gets it. Not "no-referrer",
  // which makes browsers send the password's form without its origin.
  if (isShared) response.headers.set("X-Robots-Tag", "noindex, nofollow");
  response.headers.set("Referrer-Policy", isShared ? "same-origin" : "strict-origin-when-cross-origin");
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // React's development build evaluates strings to rebuild the server's stacks.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // React Aria positions what it opens by inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
