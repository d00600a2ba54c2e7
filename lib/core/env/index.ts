import { z } from "zod";
import { parseDatabaseUrl } from "@/lib/core/env/database-url";
import { cleanEnvironment } from "@/lib/core/env/environment-text";
import { inngestFaults, isInngestDev } from "@/lib/core/env/inngest-mode";
import { isMailbox } from "@/lib/core/env/mailbox";
import { creatorPaces, searchInterest } from "@/lib/core/env/platform-days";
import { isPublicOrigin } from "@/lib/core/env/public-origin";

export { usesInngestServer } from "@/lib/core/env/inngest-mode";

const optional = <T extends z.ZodType>(schema: T) => schema.optional();
const withDefault = <T extends z.ZodType>(schema: T, fallback: z.input<T>) =>
  z.preprocess((value) => value ?? fallback, schema);
const url = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });

/** Scheme, host and port only, as browsers write an origin; anything behind it would be lost in links without a word. */
const origin = url.transform((value, issues) => {
  const { origin, username, password, pathname, search, hash } = new URL(value);
  if (username || password || pathname !== "/" || search || hash || /[?#]/.test(value))
    issues.addIssue("must be an origin such as https://clips.example.com, without user, path, query or fragment");
  return origin;
});
const databaseUrl = z.string({ error: "is missing" }).superRefine((value, issues) => {
  for (const fault of parseDatabaseUrl(value).faults) issues.addIssue(fault);
});
const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: "must be an smtp or smtps URL, with special characters percent-encoded" })
  .superRefine((value, issues) => {
    const { hostname, username, password } = new URL(value);
    if (!hostname) issues.addIssue("has no host");
    if (/%(?![0-9a-f]{2})/i.test(username + password))
      issues.addIssue("has a % in user or password that does not start an escape; write it as %25");
  });

const EnvSchema = z.object({
  NODE_ENV: withDefault(z.enum(["development", "production", "test"]), "development"),
  PORT: withDefault(z.coerce.number().int().min(1).max(65535), 3000),
  HOST: withDefault(z.string(), "127.0.0.1"),
  /** Where the product is reached from outside; links in mails and pages of REST answers start with it. */
  APP_URL: optional(origin),
  DATA_DIR: withDefault(z.string(), ".data"),
  DATABASE_URL: databaseUrl,
  DATABASE_POOL: withDefault(z.coerce.number().int().min(1).max(200), 10),
  NEXTAUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  YOUTUBE_API_KEY: optional(z.string()),
  YOUTUBE_BASE_URL: optional(url),
  X_BEARER_TOKEN: optional(z.string()),
  X_BASE_URL: optional(url),
  RAPIDAPI_KEY: optional(z.string()),
  TIKTOK_BASE_URL: optional(url),
  INSTAGRAM_BASE_URL: optional(url),
  /** Origin of the sandbox platform. Set by `npm start` when no platform key is set; connectors then talk to it. */
  SANDBOX_URL: optional(url),
  INNGEST_DEV: optional(z.string()),
  INNGEST_BASE_URL: optional(url),
  INNGEST_EVENT_KEY: optional(z.string()),
  INNGEST_SIGNING_KEY: optional(z.string()),
  SMTP_URL: optional(smtpUrl),
  MAIL_FROM: withDefault(
    z.string().refine(isMailbox, 'must be one mailbox, as clips@example.com or "Clips" <clips@example.com>'),
    "Clipscope <noreply@localhost>",
  ),
  /** Comma-separated addresses or CIDR ranges of reverse proxies whose X-Forwarded-* headers are believed. */
  TRUSTED_PROXIES: withDefault(z.string(), ""),
  /** Lets webhooks go to this machine itself, also over plain http. For development. */
  WEBHOOK_ALLOW_LOOPBACK: withDefault(z.stringbool(), "false"),
  /** Opens /metrics to whoever bears it; without it only this machine itself sees them. */
  METRICS_TOKEN: optional(z.string().min(16, "must have at least 16 characters")),
  /** How many accounts may be made from one address within a quarter of an hour. */
  SIGN_UPS_PER_ADDRESS: withDefault(z.coerce.number().int().min(1).max(100_000), 30),
  RATE_LIMIT_STORE: withDefault(z.enum(["memory", "postgres"]), "memory"),
  COLLECTION_BATCH_SIZE: withDefault(z.coerce.number().int().min(1).max(5000), 1000),
  /** How many days apart the creators of tracked videos are read that nobody saved or searched for. */
  CREATOR_REFRESH_DAYS: withDefault(creatorPaces, ""),
  /** For how many days after a search a channel is read daily; off: once. */
  SEARCH_REFRESH_DAYS: withDefault(searchInterest, ""),
  LOG_LEVEL: withDefault(z.enum(["fatal", "error", "warn", "info", "debug", "silent"]), "info"),
});

export type Env = z.infer<typeof EnvSchema>;

export type CheckedEnv = { env: Env; faults: [] } | { env: null; faults: string[] };

/**
 * Reads an environment. An empty variable counts as not set, as in most shells' and containers' practice.
 * @returns every fault at once, each after its variable's name; values are never repeated (they may be secrets)
 */
export function checkEnv(source: Record<string, string | undefined>): CheckedEnv {
  const clean = cleanEnvironment(source);
  const result = EnvSchema.safeParse(clean);
  const faults = (result.error?.issues ?? []).map(
    (issue) => `${issue.path.join(".") || "environment"}: ${issue.message}`,
  );
  // Not a refinement of the schema: zod leaves those out where a single variable is faulty.
  faults.push(...combinationFaults(clean));
  return result.success && faults.length === 0 ? { env: result.data, faults: [] } : { env: null, faults };
}

/** Variables that are fine by themselves and not together. */
function combinationFaults(source: Record<string, string | undefined>): string[] {
  const faults = inngestFaults(source).map(([variable, message]) => `${variable}: ${message}`);
  if (isInngestDev(source) && source.APP_URL && isPublicOrigin(source.APP_URL))
    faults.push(
      "INNGEST_DEV: runs unsigned calls, which anyone could send to a public APP_URL; set INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY instead",
    );
  if (source.SANDBOX_URL && (source.YOUTUBE_API_KEY ?? source.X_BEARER_TOKEN ?? source.RAPIDAPI_KEY))
    faults.push("SANDBOX_URL: cannot be combined with platform keys (YOUTUBE_API_KEY, X_BEARER_TOKEN, RAPIDAPI_KEY)");
  return faults;
}

/** @throws Error that names every faulty variable at once, one a line */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const { env, faults } = checkEnv(source);
  if (env) return env;
  throw new Error(`The environment is not usable:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}

let parsed: Env | undefined;

/** The process's environment, validated at first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** The public origin, without a trailing slash. */
export function appUrl(): string {
  return env().APP_URL ?? `http://localhost:${env().PORT}`;
}
