import { z } from "zod";
import type { Env } from "@/lib/core/env";
import { isPublicOrigin } from "@/lib/core/env/public-origin";
import { makeProof, PROOF_HEADER } from "@/rest/seen-request";
import { describeFetchError, type Finding, findingsOf } from "@/scripts/doctor/finding";

const { ok, warning, error } = findingsOf("Web");
const TIMEOUT_MS = 10_000;
/** From a range for documentation: no client has it. */
const FORGED = "203.0.113.77";

const Health = z.object({
  seen: z
    .object({ address: z.string().nullable(), protocol: z.string().nullable(), host: z.string().nullable() })
    .optional(),
});

interface Options {
  /** The public URL. */
  url: string;
  secret: string | null;
  env: Pick<Env, "TRUSTED_PROXIES">;
  now: () => Date;
}

/** Sends requests through the public address, and compares what arrives at the web server with what was sent. */
export async function checkProxy({ url, secret, env, now }: Options): Promise<Finding[]> {
  const headers: Record<string, string> = { "X-Forwarded-For": FORGED };
  if (secret) headers[PROOF_HEADER] = makeProof(secret, now());
  let seen: z.infer<typeof Health>["seen"];
  try {
    const response = await fetch(`${url}/api/health`, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status !== 200)
      return [error(`${url}/api/health returns ${response.status}`, "See the web server's and the proxy's logs.")];
    seen = Health.parse(await response.json()).seen;
  } catch (failure) {
    const advice = "Start the web server and the proxy, and check APP_URL, its DNS entry and its certificate.";
    return [error(`${url} doesn't answer: ${describeFetchError(failure)}`, advice)];
  }
  if (!seen)
    return [
      warning(`${url} answers, but doesn't accept this NEXTAUTH_SECRET`, "Run this with the web server's environment."),
    ];
  const { protocol, host } = new URL(url);
  const findings: Finding[] = [];
  if (`${seen.protocol}:` !== protocol)
    findings.push(
      error(
        `The web server sees ${seen.protocol} instead of ${protocol.slice(0, -1)}`,
        env.TRUSTED_PROXIES
          ? "Let the proxy set X-Forwarded-Proto, and list its address in TRUSTED_PROXIES. See docs/proxies."
          : "List the proxy's address in TRUSTED_PROXIES: until then, all clients share its address and limits.",
      ),
    );
  if (seen.host?.toLowerCase() !== host)
    findings.push(error(`The web server sees the host ${seen.host}`, "Let the proxy pass Host on. See docs/proxies."));
  if (seen.address === FORGED)
    findings.push(
      error(
        "A client can choose its own address with X-Forwarded-For",
        "Let the proxy replace X-Forwarded-For, and list only proxies in TRUSTED_PROXIES. See docs/proxies.",
      ),
    );
  if (isPublicOrigin(url)) findings.push(...(await checkMetrics(url)));
  return findings.length > 0 ? findings : [ok(`${url} answers; address, host and protocol of clients are known`)];
}

async function checkMetrics(url: string): Promise<Finding[]> {
  const { status } = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (status === 404) return [];
  const advice = "Block /metrics in the proxy, as the files in docs/proxies do.";
  return [error(`${url}/metrics is open to everyone`, advice)];
}
