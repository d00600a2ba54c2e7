import { encode } from "next-auth/jwt";
import { authOptions } from "@/app/api/auth/options";
import { appUrl, env } from "@/lib/env";

/**
 * A `Set-Cookie` that lets the present session begin anew, as signing in would: for whoever has just ended all sessions by
 * a new password, or a new address, and has proved to be the person.
 * @param userId the public id
 */
export async function renewedSession(userId: string): Promise<string> {
  const { session } = authOptions();
  const maxAge = session?.maxAge ?? 0;
  const token = await encode({
    token: { sub: userId, signedInAt: Date.now() },
    secret: env().NEXTAUTH_SECRET ?? "",
    maxAge,
  });
  // As next-auth names it: by the scheme of its own origin, which `authOptions` has set.
  const isSecure = (process.env.NEXTAUTH_URL ?? appUrl()).startsWith("https:");
  const name = `${isSecure ? "__Secure-" : ""}next-auth.session-token`;
  return `${name}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
