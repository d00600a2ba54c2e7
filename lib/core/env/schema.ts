import { z } from "zod";
import { isMailbox } from "@/lib/core/env/mailbox";
import { creatorPaces, searchInterest } from "@/lib/core/env/platform-days";
import { databaseUrl, optional, origin, smtpUrl, url, whole, withDefault } from "@/lib/core/env/values";

export interface VariableDocs {
  /** Heading in `.env.example`. */
  group: "Web server" | "Data" | "Sign-in" | "Platforms" | "Jobs" | "Email" | "Operations" | "Development";
  /** One Markdown sentence without a period, shown in `.env.example` and the README. */
  text: string;
  /** What applies if the variable isn't set, where the schema has no default. */
  fallback?: string;
  /** A plausible value, for variables without a default. */
  example?: string;
}

/** Documentation of each variable, written to `.env.example` and the README by `npm run env:example`. */
export const variableDocs = z.registry<VariableDocs>();

/** In the order of the documentation. */
export const EnvSchema = z.object({
  // Set by `npm start` and `npm run dev`.
  NODE_ENV: withDefault(z.enum(["development", "production", "test"]), "development"),
  PORT: withDefault(whole(1, 65535), 3000).register(variableDocs, {
    group: "Web server",
    text: "Port of the web server",
  }),
  HOST: withDefault(z.string(), "127.0.0.1").register(variableDocs, {
    group: "Web server",
    text: "Address that the web server listens on",
  }),
  APP_URL: optional(origin).register(variableDocs, {
    group: "Web server",
    text: "Public origin, without a path; links in emails and API responses start with it",
    fallback: "`http://localhost:PORT`",
    example: "https://clips.example.com",
  }),
  TRUSTED_PROXIES: withDefault(z.string(), "").register(variableDocs, {
    group: "Web server",
    text: "Reverse proxies whose `X-Forwarded-*` headers are trusted: addresses or CIDR ranges, separated by commas",
    example: "10.0.0.0/8",
  }),
  DATA_DIR: withDefault(z.string(), ".data").register(variableDocs, {
    group: "Data",
    text: "Folder for everything that `npm start` stores",
  }),
  DATABASE_URL: databaseUrl.register(variableDocs, {
    group: "Data",
    text: "PostgreSQL 15 or later with encoding UTF8; see [connection parameters](docs/operations.md#the-database)",
    fallback: "embedded PostgreSQL",
    example: "postgres://clipscope:password@db.example.com/clipscope",
  }),
  DATABASE_POOL: withDefault(whole(1, 200), 10).register(variableDocs, {
    group: "Data",
    text: "Connections per process for requests, and the same number for jobs; health checks and sign-in have two each",
  }),
  NEXTAUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters")).register(variableDocs, {
    group: "Sign-in",
    text: "Signs sessions and encrypts webhook secrets, connected accounts and authenticator apps; at least 32 characters",
    fallback: "generated on first start",
    example: "the output of: openssl rand -base64 32",
  }),
  SIGN_UPS_PER_ADDRESS: withDefault(whole(1, 100_000), 30).register(variableDocs, {
    group: "Sign-in",
    text: "Accounts that one IP address can create within 15 minutes",
  }),
  GOOGLE_CLIENT_ID: optional(z.string()).register(variableDocs, {
    group: "Sign-in",
    text: "Google OAuth client for [signing in with Google](docs/operations.md#google-and-openid-connect); needs `GOOGLE_CLIENT_SECRET`",
    fallback: "no sign-in with Google",
  }),
  GOOGLE_CLIENT_SECRET: optional(z.string()).register(variableDocs, {
    group: "Sign-in",
    text: "Secret of that client",
  }),
  OIDC_ISSUER: optional(url).register(variableDocs, {
    group: "Sign-in",
    text: "Issuer of an OpenID Connect provider that people sign in with; needs `OIDC_CLIENT_ID` and `OIDC_CLIENT_SECRET`",
    fallback: "no sign-in with a provider",
    example: "https://id.example.com",
  }),
  OIDC_CLIENT_ID: optional(z.string()).register(variableDocs, {
    group: "Sign-in",
    text: "Client ID at that provider",
    example: "clipscope",
  }),
  OIDC_CLIENT_SECRET: optional(z.string()).register(variableDocs, {
    group: "Sign-in",
    text: "Client secret at that provider",
    example: "the secret that the provider shows",
  }),
  OIDC_NAME: withDefault(z.string().max(40), "single sign-on").register(variableDocs, {
    group: "Sign-in",
    text: "Name of that provider on the sign-in page, after “Continue with”",
  }),
  YOUTUBE_API_KEY: optional(z.string()).register(variableDocs, {
    group: "Platforms",
    text: "Key for the YouTube Data API v3",
  }),
  YOUTUBE_BASE_URL: optional(url).register(variableDocs, {
    group: "Platforms",
    text: "Replaces the address of the YouTube Data API",
    fallback: "Google's",
  }),
  X_BEARER_TOKEN: optional(z.string()).register(variableDocs, {
    group: "Platforms",
    text: "Bearer token for the X API v2",
  }),
  X_BASE_URL: optional(url).register(variableDocs, {
    group: "Platforms",
    text: "Replaces the address of the X API",
    fallback: "X's",
  }),
  RAPIDAPI_KEY: optional(z.string()).register(variableDocs, {
    group: "Platforms",
    text: "RapidAPI key, for TikTok and Instagram",
  }),
  TIKTOK_BASE_URL: optional(url).register(variableDocs, {
    group: "Platforms",
    text: "Replaces the address of the TikTok service",
    fallback: "RapidAPI's",
  }),
  INSTAGRAM_BASE_URL: optional(url).register(variableDocs, {
    group: "Platforms",
    text: "Replaces the address of the Instagram service",
    fallback: "RapidAPI's",
  }),
  INSTAGRAM_GRAPH_TOKEN: optional(z.string()).register(variableDocs, {
    group: "Platforms",
    text: "Access token for Instagram's own API (Business Discovery), the backup for RapidAPI's; needs `INSTAGRAM_GRAPH_USER_ID`",
  }),
  INSTAGRAM_GRAPH_USER_ID: optional(z.string().regex(/^\d{1,20}$/, "must be a number")).register(variableDocs, {
    group: "Platforms",
    text: "ID of the professional Instagram account that the token belongs to",
  }),
  INSTAGRAM_GRAPH_BASE_URL: optional(url).register(variableDocs, {
    group: "Platforms",
    text: "Replaces the address of the Instagram Graph API",
    fallback: "Meta's",
  }),
  YOUTUBE_OAUTH_CLIENT_ID: optional(z.string()).register(variableDocs, {
    group: "Platforms",
    text: "Google OAuth client that owners use to [connect YouTube channels](docs/operations.md#connected-accounts); needs `YOUTUBE_OAUTH_CLIENT_SECRET`",
    fallback: "YouTube can't be connected",
  }),
  YOUTUBE_OAUTH_CLIENT_SECRET: optional(z.string()).register(variableDocs, {
    group: "Platforms",
    text: "Secret of the Google OAuth client",
  }),
  INSTAGRAM_APP_ID: optional(z.string().regex(/^\d{1,20}$/, "must be a number")).register(variableDocs, {
    group: "Platforms",
    text: "Instagram app that owners use to connect Instagram accounts; needs `INSTAGRAM_APP_SECRET`",
    fallback: "Instagram can't be connected",
  }),
  INSTAGRAM_APP_SECRET: optional(z.string()).register(variableDocs, {
    group: "Platforms",
    text: "Secret of the Instagram app",
  }),
  SANDBOX_URL: optional(url).register(variableDocs, {
    group: "Platforms",
    text: "A sandbox that runs elsewhere; can't be combined with a platform key",
    fallback: "started by `npm start` when no platform key is set",
    example: "http://127.0.0.1:3001",
  }),
  CREATOR_REFRESH_DAYS: withDefault(creatorPaces, "").register(variableDocs, {
    group: "Platforms",
    text: "Days between refreshes of creators whose videos you track but who were never saved or searched for; see [scheduled calls](docs/operations.md#what-calls-the-platforms)",
    fallback: "`youtube=1,tiktok=7,instagram=7,twitter=off`",
  }),
  SEARCH_REFRESH_DAYS: withDefault(searchInterest, "").register(variableDocs, {
    group: "Platforms",
    text: "Days that a search keeps an unsaved channel in the daily refresh; `off` fetches its profile and newest posts once",
    fallback: "`youtube=30,tiktok=7,instagram=7,twitter=off`",
  }),
  INNGEST_EVENT_KEY: optional(z.string()).register(variableDocs, {
    group: "Jobs",
    text: "Event key of an Inngest server that runs the jobs; needs `INNGEST_SIGNING_KEY`",
    fallback: "embedded executor",
  }),
  INNGEST_SIGNING_KEY: optional(z.string()).register(variableDocs, {
    group: "Jobs",
    text: "Signing key of the Inngest server",
  }),
  INNGEST_BASE_URL: optional(url).register(variableDocs, {
    group: "Jobs",
    text: "Address of a self-hosted Inngest server",
    fallback: "Inngest Cloud",
  }),
  INNGEST_DEV: optional(z.string()).register(variableDocs, {
    group: "Jobs",
    text: "`1` or an address: uses an Inngest development server, without keys",
  }),
  COLLECTION_BATCH_SIZE: withDefault(whole(1, 5000), 1000).register(variableDocs, {
    group: "Jobs",
    text: "Videos per collection run",
  }),
  SMTP_URL: optional(smtpUrl).register(variableDocs, {
    group: "Email",
    text: "Mail server; special characters in user and password are percent-encoded",
    fallback: "emails stay in the admins' mailbox",
    example: "smtps://user:password@mail.example.com",
  }),
  MAIL_FROM: withDefault(
    z.string().refine(isMailbox, 'must be one mailbox, as clips@example.com or "Clips" <clips@example.com>'),
    "Clipscope <noreply@localhost>",
  ).register(variableDocs, { group: "Email", text: "Sender of emails" }),
  RATE_LIMIT_STORE: withDefault(z.enum(["memory", "postgres"]), "memory").register(variableDocs, {
    group: "Operations",
    text: "`memory`, or `postgres` when several web processes share the limits",
  }),
  DRAIN_SECONDS: withDefault(whole(0, 60), 0).register(variableDocs, {
    group: "Operations",
    text: "How long a stopping web server fails its health check before it stops accepting requests; for servers behind a proxy that are restarted one after the other",
  }),
  METRICS_TOKEN: optional(z.string().min(16, "must have at least 16 characters")).register(variableDocs, {
    group: "Operations",
    text: "Bearer token that opens `/metrics` to other machines; at least 16 characters",
    fallback: "only this machine can read metrics",
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url({ protocol: /^https?$/ })).register(variableDocs, {
    group: "Operations",
    text: "OpenTelemetry collector that receives traces over HTTP",
    fallback: "no traces",
    example: "http://127.0.0.1:4318",
  }),
  SECURITY_CONTACT: optional(
    z.url({ protocol: /^(https|mailto)$/, error: "must be a mailto: or https: URL" }),
  ).register(variableDocs, {
    group: "Operations",
    text: "Where to report a vulnerability, as a `mailto:` or `https:` URL; `/.well-known/security.txt` shows it",
    fallback: "`mailto:security@` and the host of `APP_URL`",
    example: "mailto:security@example.com",
  }),
  LOG_LEVEL: withDefault(z.enum(["fatal", "error", "warn", "info", "debug", "silent"]), "info").register(variableDocs, {
    group: "Operations",
    text: "`fatal`, `error`, `warn`, `info`, `debug` or `silent`",
  }),
  LOG_FORMAT: optional(z.enum(["json", "text"])).register(variableDocs, {
    group: "Operations",
    text: "`json`, or `text` for people",
    fallback: "text in a terminal, else JSON",
  }),
  WEBHOOK_ALLOW_LOOPBACK: withDefault(z.stringbool(), "false").register(variableDocs, {
    group: "Development",
    text: "`1` lets [webhooks](docs/webhooks.md) reach this machine, over plain HTTP too",
    fallback: "off",
  }),
  DEV_PAGES: withDefault(z.stringbool(), "false").register(variableDocs, {
    group: "Development",
    text: "`1` shows `/dev/components` outside `npm run dev` too; for tests",
    fallback: "off",
  }),
});
