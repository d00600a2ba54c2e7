import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { authLogger } from "@/app/api/auth/logger";
import { SESSION_SECONDS } from "@/app/session-cookie";
import { toSignInError, trySignIn, wrongCredentials } from "@/app/sign-in";
import { appUrl, env } from "@/lib/core/env";
import { parseFields } from "@/lib/core/parse-fields";
import { signOut } from "@/lib/people/sessions/end";
import { systemContext } from "@/lib/people/sessions/request-context";
import { ownPath } from "@/lib/people/users/own-path";
import { errorCode } from "@/lib/people/users/rules";
import { SignInRequest } from "@/lib/people/users/schemas";
import type { SignInResult } from "@/lib/people/users/sign-in";

declare module "next-auth" {
  interface User {
    /** The public ID of the session that the sign-in started. */
    sessionId: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    /** Public ID of the session's row. */
    sessionId?: string;
  }
}

/** @param onSignIn receives what a sign-in by this request led to */
export function authOptions(onSignIn?: (result: SignInResult) => void): NextAuthOptions {
  // next-auth reads its own origin only from here. The cookie's `Secure` attribute follows its scheme.
  process.env.NEXTAUTH_URL ??= appUrl();
  return {
    logger: authLogger,
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const result = await authorize(credentials, new Headers(request.headers));
          if (!result) return null;
          onSignIn?.(result);
          if ("codeStep" in result) throw new Error(errorCode({ code: "code_required" }));
          const { signedIn } = result;
          return { id: signedIn.userId, sessionId: signedIn.sessionId };
        },
      }),
    ],
    callbacks: {
      // The token contains the IDs of user and session, and nothing that could become stale.
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
      redirect: ({ url, baseUrl }) => baseUrl + ownPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sessionId) await signOut(systemContext(), token.sessionId);
      },
    },
  };
}

/** @throws Error whose message is a code that the sign-in form knows; next-auth passes it through. */
async function authorize(credentials: unknown, headers: Headers): Promise<SignInResult | null> {
  const input = parseFields(SignInRequest, credentials);
  if (!input.ok) return null;
  try {
    const result = await trySignIn(input.data, headers);
    if (result) return result;
  } catch (error) {
    throw new Error(errorCode(toSignInError(error)));
  }
  throw new Error(errorCode(wrongCredentials()));
}
