import { cookies } from "next/headers";
import { appUrl } from "@/lib/core/env";
import { textFault } from "@/lib/core/text-rules";

const NAME = "clipscope-organization";
const YEAR_SECONDS = 365 * 24 * 3600;

/** The public id of the organization that the person chose last. It opens nothing: membership is read per request. */
export async function wishedOrganization(): Promise<string | undefined> {
  const id = (await cookies()).get(NAME)?.value;
  return id === undefined || textFault(id) ? undefined : id;
}

/** A `Set-Cookie` that keeps the choice. @param id a public id */
export function organizationCookie(id: string): string {
  const secure = appUrl().startsWith("https:") ? "; Secure" : "";
  return `${NAME}=${encodeURIComponent(id)}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
