import { signIn } from "next-auth/react";
import { errorMessage } from "@/lib/people/users/rules";

interface Options {
  /** Where to continue if the account also requires a code: the code's page then replaces this one. */
  destination?: string;
}

/** Signs in. @returns the error message, or null on success */
export async function openSession(
  { email, password }: { email: string; password: string },
  { destination }: Options = {},
): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (result?.error === "code_required" && destination !== undefined) return await openCodePage(destination);
    if (!result?.ok || result.error) return errorMessage(result?.error ?? "", Date.now());
    return (await keepsCookies()) ? null : errorMessage("wrong_address", Date.now());
  } catch {
    return "Can't reach the server. Check your connection and try again.";
  }
}

function openCodePage(destination: string): Promise<never> {
  window.location.assign(`/sign-in-code?${new URLSearchParams({ from: destination })}`);
  return new Promise(() => {});
}

/**
 * Returns whether the browser keeps cookies. Over http it drops secure cookies and would return to this page without an
 * error.
 */
async function keepsCookies(): Promise<boolean> {
  const session: unknown = await (await fetch("/api/auth/session")).json();
  return typeof session === "object" && session !== null && "userId" in session;
}
