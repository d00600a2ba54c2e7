import { signIn } from "next-auth/react";
import { errorMessage } from "@/lib/people/users/rules";

/** Signs in. @returns the error message, or null on success */
export async function openSession({ email, password }: { email: string; password: string }): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (!result?.ok || result.error) return errorMessage(result?.error ?? "", Date.now());
    return (await keepsCookies()) ? null : errorMessage("wrong_address", Date.now());
  } catch {
    return "Can't reach the server. Check your connection and try again.";
  }
}

/**
 * Returns whether the browser keeps cookies. Over http it drops secure cookies and would return to this page without an
 * error.
 */
async function keepsCookies(): Promise<boolean> {
  const session: unknown = await (await fetch("/api/auth/session")).json();
  return typeof session === "object" && session !== null && "userId" in session;
}
