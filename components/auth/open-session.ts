import { signIn } from "next-auth/react";
import { plural } from "@/lib/format";

/** Signs in. @returns what to tell the visitor when it failed, else null */
export async function openSession({ email, password }: { email: string; password: string }): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (result?.ok && !result.error) return null;
    return faultOf(result?.error ?? "");
  } catch {
    return "The server cannot be reached. Check the connection and try again.";
  }
}

function faultOf(code: string): string {
  if (code === "CredentialsSignin") return "This e-mail address and password do not belong together.";
  const [name, until] = code.split(":");
  if (name !== "rate_limited") return "Signing in failed on our side. Try again in a moment.";
  const minutes = Math.max(1, Math.ceil((Number(until) - Date.now()) / 60_000));
  return `Too many attempts. Try again in ${plural(minutes, "minute")}.`;
}
