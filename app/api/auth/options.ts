import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { appUrl, env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { addressGroup } from "@/lib/http/client-address";
import { signInContext } from "@/lib/request-context";
import { verifyPassword } from "@/lib/users/authenticate";
import { SignInRequest } from "@/lib/users/schemas";
import { guardSignIn } from "@/lib/users/sign-in-guard";

declare module "next-auth" {
  interface Session {
    /** The user's public id; everything else about them is read per request. */
    userId: string;
    /** Milliseconds since 1970. */
    signedInAt: number;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    signedInAt?: number;
  }
}

export function authOptions(): NextAuthOptions {
  // next-auth takes its own origin from here only; the cookie's `Secure` follows its scheme.
  process.env.NEXTAUTH_URL ??= appUrl();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 30 * 24 * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => authorize(credentials, new Headers(request.headers)),
      }),
    ],
    callbacks: {
      // The token holds the user's id (`sub`, set by next-auth) and nothing that could go stale.
      jwt: ({ token, user }) => (user ? { sub: user.id, signedInAt: Date.now() } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        userId: token.sub ?? "",
        signedInAt: token.signedInAt ?? 0,
      }),
    },
  };
}

/** @throws Error whose message is the code that the sign-in form knows; next-auth hands it through. */
async function authorize(credentials: unknown, headers: Headers) {
  const input = SignInRequest.safeParse(credentials);
  if (!input.success) return null;
  try {
    const user = await guardSignIn({ email: input.data.email, address: addressGroup(headers) }, () =>
      verifyPassword(signInContext(), input.data.email, input.data.password),
    );
    return user && { id: user.publicId };
  } catch (error) {
    if (error instanceof AppError && error.refusal.code === "rate_limited")
      throw new Error(`rate_limited:${error.refusal.resetAt.getTime()}`);
    throw error;
  }
}
