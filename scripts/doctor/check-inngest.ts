import { createHash } from "node:crypto";
import { z } from "zod";
import { type Env, usesInngestServer } from "@/lib/core/env";
import { functionIdOf, JOBS } from "@/lib/operations/jobs/rules";
import { describeFetchError, type Finding, findingsOf } from "@/scripts/doctor/finding";

const { ok, warning, error } = findingsOf("Inngest");
const TIMEOUT_MS = 10_000;
const CLOUD = "https://api.inngest.com";
const DEV = "http://127.0.0.1:8288";

/** A function as the server lists it. Its configuration has the address at which the server calls it. */
const Registered = z.array(z.object({ Slug: z.string(), Config: z.string().default("") }));
/** What the web server's endpoint says about itself. */
const Endpoint = z.object({ function_count: z.number() });

type Variables = Pick<Env, "INNGEST_BASE_URL" | "INNGEST_DEV" | "INNGEST_EVENT_KEY" | "INNGEST_SIGNING_KEY">;

/** Checks that the Inngest server accepts the signing key and knows every job at this address. */
export async function checkInngest(env: Variables, appUrl: string): Promise<Finding[]> {
  if (!usesInngestServer(env)) return [ok("No INNGEST_* is set: the embedded executor runs the jobs")];
  return [await checkRegistration(env, appUrl), await checkEndpoint(appUrl)];
}

function baseUrlOf({ INNGEST_BASE_URL, INNGEST_DEV = "" }: Variables): string {
  if (INNGEST_DEV && !/^(?:0|false)$/i.test(INNGEST_DEV)) return INNGEST_DEV.startsWith("http") ? INNGEST_DEV : DEV;
  return INNGEST_BASE_URL ?? CLOUD;
}

async function checkRegistration(env: Variables, appUrl: string): Promise<Finding> {
  const base = baseUrlOf(env);
  const register = `Register ${appUrl}/api/inngest there: curl -X PUT ${appUrl}/api/inngest`;
  try {
    const response = await fetch(new URL("/v1/apps/clipscope/functions", base), {
      headers: env.INNGEST_SIGNING_KEY ? { Authorization: `Bearer ${hashKey(env.INNGEST_SIGNING_KEY)}` } : {},
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 401)
      return error(`${base} rejects the signing key`, "Set INNGEST_SIGNING_KEY to the key that the server runs with.");
    if (response.status === 404) return error(`${base} doesn't know the jobs`, register);
    const parsed = Registered.safeParse(await response.json());
    if (!parsed.success)
      return warning(`${base} answers with ${response.status} and an unknown list`, "Check INNGEST_BASE_URL.");
    return judgeRegistration(parsed.data, base, appUrl, register);
  } catch (failure) {
    return error(
      `${base} doesn't answer: ${describeFetchError(failure)}`,
      "Start the Inngest server, or check INNGEST_BASE_URL.",
    );
  }
}

function judgeRegistration(known: z.infer<typeof Registered>, base: string, appUrl: string, register: string): Finding {
  const slugs = new Set(known.map(({ Slug }) => Slug));
  const missing = JOBS.filter(({ id }) => !slugs.has(functionIdOf(id)));
  if (missing.length > 0) return error(`${base} lacks ${missing.length} of ${JOBS.length} jobs`, register);
  const elsewhere = known.find(({ Config }) => Config !== "" && !Config.includes(new URL(appUrl).host));
  if (elsewhere) return error(`${base} calls the jobs at another address than ${appUrl}`, register);
  return ok(`${base} knows all ${JOBS.length} jobs`);
}

async function checkEndpoint(appUrl: string): Promise<Finding> {
  const url = `${appUrl}/api/inngest`;
  const advice = "Start the web servers with the same INNGEST_* variables as here.";
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status !== 200) return error(`${url} returns ${response.status}`, advice);
    const { function_count: count } = Endpoint.parse(await response.json());
    return count === JOBS.length ? ok(`${url} offers ${count} jobs`) : error(`${url} offers ${count} jobs`, advice);
  } catch (failure) {
    return error(`${url} doesn't answer: ${describeFetchError(failure)}`, advice);
  }
}

/** Returns the form of a signing key that Inngest's API accepts: its prefix, and the hash of its bytes. */
function hashKey(key: string): string {
  const [, prefix = "", digits = ""] = /^(signkey-\w+-)?(.*)$/.exec(key) ?? [];
  return `${prefix}${createHash("sha256").update(Buffer.from(digits, "hex")).digest("hex")}`;
}
