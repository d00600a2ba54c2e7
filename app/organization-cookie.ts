import { cookies } from "next/headers";
import { appUrl } from "@/lib/core/env";
import { textError } from "@/lib/core/text-rules";
import { DAY_SECONDS } from "@/lib/core/time/unit-rules";

const NAME = "clipscope-organization";
const YEAR_SECONDS = 365 * DAY_SECONDS;

/**
 * Returns the public ID of the organization that the person selected last. It grants nothing: membership is checked per
 * request.
 */
export async function requestedOrganization(): Promise<string | undefined> {
  const id = (await cookies()).get(NAME)?.value;
  return id === undefined || textError(id) ? undefined : id;
}

/**
 * Returns a `Set-Cookie` that stores the selection.
 * @param id a public ID
 */
export function organizationCookie(id: string): string {
  const secure = appUrl().startsWith("https:") ? "; Secure" : "";
  return `${NAME}=${encodeURIComponent(id)}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
