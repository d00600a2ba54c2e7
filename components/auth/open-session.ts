import { signIn } from "next-auth/react";
import { faultMessage } from "@/lib/people/users/rules";

/** Signs in. @returns the message to show where it failed, else null */
export async function openSession({ email, password }: { email: string; password: string }): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (!result?.ok || result.error) return faultMessage(result?.error ?? "", Date.now());
    return (await keepsCookies()) ? null : faultMessage("wrong_address", Date.now());
  } catch {
    return "The server cannot be reached. Check the connection and try again.";
  }
}

/** A browser at http drops cookies that are for https, and would come back to this page without a word. */
async function keepsCookies(): Promise<boolean> {
  const session: unknown = await (await fetch("/api/auth/session")).json();
  return typeof session === "object" && session !== null && "userId" in session;
}
