import type { z } from "zod";
import { cleanEnvironment } from "@/lib/core/env/environment-text";
import { inngestErrors, isInngestDev } from "@/lib/core/env/inngest-mode";
import { isPublicOrigin } from "@/lib/core/env/public-origin";
import { EnvSchema } from "@/lib/core/env/schema";

export { usesInngestServer } from "@/lib/core/env/inngest-mode";

export type Env = z.infer<typeof EnvSchema>;

export type CheckedEnv = { env: Env; errors: [] } | { env: null; errors: string[] };

/**
 * Parses an environment. An empty variable counts as not set, as in most shells and containers.
 * @returns all errors together, each after its variable's name; values are never repeated (they may be secrets)
 */
export function checkEnv(source: Record<string, string | undefined>): CheckedEnv {
  const clean = cleanEnvironment(source);
  const result = EnvSchema.safeParse(clean);
  const errors = (result.error?.issues ?? []).map(
    (issue) => `${issue.path.join(".") || "environment"}: ${issue.message}`,
  );
  // Not a refinement of the schema: zod skips refinements if any single variable is invalid.
  errors.push(...combinationErrors(clean));
  return result.success && errors.length === 0 ? { env: result.data, errors: [] } : { env: null, errors };
}

/** The variables of which one alone makes the server call a real platform. */
export const PLATFORM_KEYS = ["YOUTUBE_API_KEY", "X_BEARER_TOKEN", "RAPIDAPI_KEY", "INSTAGRAM_GRAPH_TOKEN"] as const;

/** The variables of the OAuth clients with which owners connect their accounts. */
const OAUTH_CLIENTS = [
  ["YOUTUBE_OAUTH_CLIENT_ID", "YOUTUBE_OAUTH_CLIENT_SECRET"],
  ["INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"],
] as const;

/** The variables of the providers that people sign in with. */
const SIGN_IN_CLIENTS = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
  ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const;

/** Returns errors of variables that are valid individually but not in combination. */
function combinationErrors(source: Record<string, string | undefined>): string[] {
  const errors = inngestErrors(source).map(([variable, message]) => `${variable}: ${message}`);
  if (isInngestDev(source) && source.APP_URL && isPublicOrigin(source.APP_URL))
    errors.push(
      "INNGEST_DEV: runs unsigned calls, which anyone could send to a public APP_URL; set INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY instead",
    );
  if (source.SANDBOX_URL && PLATFORM_KEYS.some((key) => source[key]))
    errors.push(`SANDBOX_URL: cannot be combined with platform keys (${PLATFORM_KEYS.join(", ")})`);
  if (Boolean(source.INSTAGRAM_GRAPH_TOKEN) !== Boolean(source.INSTAGRAM_GRAPH_USER_ID))
    errors.push("INSTAGRAM_GRAPH_TOKEN: needs INSTAGRAM_GRAPH_USER_ID, and the other way around");
  for (const [id, needed] of SIGN_IN_CLIENTS)
    if (Boolean(source[id]) !== Boolean(source[needed]))
      errors.push(`${id}: needs ${needed}, and the other way around`);
  for (const [id, secret] of OAUTH_CLIENTS) {
    if (Boolean(source[id]) !== Boolean(source[secret]))
      errors.push(`${id}: needs ${secret}, and the other way around`);
    if (source[id] && source.SANDBOX_URL) errors.push(`SANDBOX_URL: cannot be combined with ${id}`);
  }
  return errors;
}

/** @throws Error that names all invalid variables, one per line */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const { env, errors } = checkEnv(source);
  if (env) return env;
  throw new Error(`The environment is not usable:\n${errors.map((error) => `  ${error}`).join("\n")}`);
}

let parsed: Env | undefined;

/** Returns the process's environment, validated on first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Returns the public origin, without a trailing slash. */
export function appUrl(): string {
  return env().APP_URL ?? `http://localhost:${env().PORT}`;
}

/** Returns whether pages for developers exist: always under `npm run dev`, otherwise only with DEV_PAGES. */
export function showsDevPages({ NODE_ENV, DEV_PAGES }: Pick<Env, "NODE_ENV" | "DEV_PAGES"> = env()): boolean {
  return NODE_ENV === "development" || DEV_PAGES;
}
