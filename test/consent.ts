import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";

interface Decision {
  /** The owner's account. */
  account: string;
  decision?: "allow" | "deny";
  /** Scopes that the owner leaves out. */
  without?: readonly string[];
}

/** Answers a consent page as its owner would, and returns where the platform sends the browser. */
export async function answerConsent(
  url: string,
  { account, decision = "allow", without = [] }: Decision,
): Promise<URL> {
  const page = await fetch(url);
  if (!page.ok) throw new Error(`the consent page says ${page.status}: ${await page.text()}`);
  const asked = (new URL(url).searchParams.get("scope") ?? "").split(/[, ]/);
  const form = new URLSearchParams({ account, decision });
  for (const scope of asked) if (!without.some((end) => scope.endsWith(end))) form.append("scope", scope);
  const answer = await fetch(url, { method: "POST", body: form, redirect: "manual" });
  const location = answer.headers.get("location");
  if (answer.status !== 302 || !location) throw new Error(`the consent page answers ${answer.status}`);
  return new URL(location);
}

/** Ends an owner's consent as they do in the platform's own settings. */
export async function removeConsent(sandboxUrl: string, platform: OwnerPlatform, externalId: string): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/control/consents/${platform}/${externalId}`, { method: "DELETE" });
  if (answer.status !== 204) throw new Error(`DELETE /control/consents: ${answer.status}`);
}
