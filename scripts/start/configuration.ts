import { existsSync } from "node:fs";
import path from "node:path";
import { type Env, parseEnv, usesInngestServer } from "@/lib/env";
import { Failure } from "@/scripts/failure";

export interface Configuration {
  root: string;
  dev: boolean;
  env: Env;
  dataDir: string;
  /** Where people reach it, without a trailing slash. */
  url: string;
  parts: {
    /** No DATABASE_URL is given. */
    postgres: boolean;
    /** No platform key is given, nor a sandbox that runs elsewhere. */
    sandbox: boolean;
    /** No Inngest server is configured. */
    executor: boolean;
    /** Demo data belong into an empty database whose platforms are the sandbox. */
    demo: boolean;
  };
}

export interface StartOptions {
  dev: boolean;
  demo: boolean;
}

/** Reads `.env` too; what the environment says already stays. */
export function loadEnvFile(root: string): void {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** @throws Failure that lists every fault of the environment at once */
export function readConfiguration(
  root: string,
  source: Record<string, string | undefined>,
  options: StartOptions,
): Configuration {
  const needsPostgres = !source.DATABASE_URL;
  const env = validate({
    ...source,
    NODE_ENV: options.dev ? "development" : "production",
    // Stands for the embedded one, whose address is known only once it runs.
    DATABASE_URL: source.DATABASE_URL || "postgres://127.0.0.1/clipscope",
  });
  const hasKeys = Boolean(env.YOUTUBE_API_KEY ?? env.X_BEARER_TOKEN ?? env.RAPIDAPI_KEY);
  return {
    root,
    dev: options.dev,
    env,
    dataDir: path.resolve(root, env.DATA_DIR),
    url: (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ""),
    parts: {
      postgres: needsPostgres,
      sandbox: !hasKeys && !env.SANDBOX_URL,
      executor: !usesInngestServer(env),
      demo: !hasKeys && options.demo,
    },
  };
}

function validate(source: Record<string, string | undefined>): Env {
  try {
    return parseEnv(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure("Start", reason, "The variables are described in README.md.");
  }
}
