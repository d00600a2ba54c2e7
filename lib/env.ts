import { z } from "zod";

/** A variable that is set to the empty string counts as not set, as in most shells' and containers' practice. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, fallback: z.input<T>) =>
  z.preprocess((value) => (value === "" || value === undefined ? fallback : value), schema);
const url = z.url({ protocol: /^https?$/ });

const EnvSchema = z
  .object({
    NODE_ENV: withDefault(z.enum(["development", "production", "test"]), "development"),
    PORT: withDefault(z.coerce.number().int().min(1).max(65535), 3000),
    HOST: withDefault(z.string(), "127.0.0.1"),
    /** Where the product is reached from outside; links in mails and pages of REST answers start with it. */
    APP_URL: optional(url),
    DATA_DIR: withDefault(z.string(), ".data"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
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
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    MAIL_FROM: withDefault(z.string(), "Clipscope <noreply@localhost>"),
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
    LOG_LEVEL: withDefault(z.enum(["fatal", "error", "warn", "info", "debug", "silent"]), "info"),
  })
  .superRefine((value, issues) => {
    const key = value.YOUTUBE_API_KEY ?? value.X_BEARER_TOKEN ?? value.RAPIDAPI_KEY;
    if (value.SANDBOX_URL && key)
      issues.addIssue({
        code: "custom",
        path: ["SANDBOX_URL"],
        message: "cannot be combined with platform keys (YOUTUBE_API_KEY, X_BEARER_TOKEN, RAPIDAPI_KEY)",
      });
  });

export type Env = z.infer<typeof EnvSchema>;

/** @throws Error that names every faulty variable at once, one a line; values are never repeated (they may be secrets). */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = EnvSchema.safeParse(source);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".") || "environment"}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${faults.join("\n")}`);
}

let parsed: Env | undefined;

/** The process's environment, validated at first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Whether jobs run on a real Inngest server (then the embedded executor does not run). */
export function usesInngestServer(
  value: Pick<Env, "INNGEST_DEV" | "INNGEST_BASE_URL" | "INNGEST_SIGNING_KEY">,
): boolean {
  return Boolean(value.INNGEST_DEV || value.INNGEST_BASE_URL || value.INNGEST_SIGNING_KEY);
}

/** The public origin, without a trailing slash. */
export function appUrl(): string {
  return (env().APP_URL ?? `http://localhost:${env().PORT}`).replace(/\/$/, "");
}
