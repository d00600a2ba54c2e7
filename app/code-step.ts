import { decode, encode } from "next-auth/jwt";
import { appUrl, env } from "@/lib/core/env";
import { MINUTE_SECONDS } from "@/lib/core/time/unit-rules";
import { CODE_STEP_MINUTES } from "@/lib/people/codes/rules";
import type { CodeStep } from "@/lib/people/users/sign-in";

const SECONDS = CODE_STEP_MINUTES * MINUTE_SECONDS;
/** Part of the key: a session's token is no first step, and a first step is no session. */
const SALT = "code step";

const isSecure = (): boolean => appUrl().startsWith("https:");
export const codeStepCookieName = (): string => `${isSecure() ? "__Secure-" : ""}clipscope-code-step`;

const cookie = (value: string, maxAge: number): string =>
  `${codeStepCookieName()}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;

/** Returns a `Set-Cookie` that lets the browser complete a sign-in with a code. */
export async function codeStepCookie({ userId, passwordChangedAt }: CodeStep): Promise<string> {
  const token = { sub: userId, passwordChangedAt: passwordChangedAt.getTime() };
  return cookie(await encode({ token, secret: env().NEXTAUTH_SECRET ?? "", salt: SALT, maxAge: SECONDS }), SECONDS);
}

/** Returns a `Set-Cookie` that removes it. */
export const noCodeStepCookie = (): string => cookie("", 0);

/** Returns the first step of a cookie; null if it is too old or not ours. */
export async function readCodeStep(value: string | undefined): Promise<CodeStep | null> {
  if (!value) return null;
  try {
    const claims = await decode({ token: value, secret: env().NEXTAUTH_SECRET ?? "", salt: SALT });
    if (!claims?.sub || typeof claims.passwordChangedAt !== "number") return null;
    return { userId: claims.sub, passwordChangedAt: new Date(claims.passwordChangedAt) };
  } catch {
    return null;
  }
}
