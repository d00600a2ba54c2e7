import path from "node:path";
import { checkEnv, type Env, PLATFORM_KEYS, usesInngestServer } from "@/lib/core/env";
import { parseTrustedProxies } from "@/rest/client-address";
import { Failure } from "@/scripts/failure";
import { checkEnvFile } from "@/scripts/start/env-file";

export interface Configuration {
  root: string;
  dev: boolean;
  env: Env;
  dataDir: string;
  /** Public URL, without a trailing slash. */
  url: string;
  parts: {
    /** Whether DATABASE_URL is absent. */
    postgres: boolean;
    /** Whether there is neither a platform key nor an external sandbox. */
    sandbox: boolean;
    /** Whether no Inngest server is configured. */
    executor: boolean;
    /**
     * Whether to write demo data into an empty database: only with the sandbox, and, unless requested, only into the
     * embedded database.
     */
    demo: boolean;
  };
}

export interface StartOptions {
  dev: boolean;
  /** Undefined: only into the embedded database. */
  demo?: boolean;
}

type Source = Record<string, string | undefined>;

/** Either a configuration or all errors in the environment, each starting with its variable's name. */
export type CheckedConfiguration =
  | { configuration: Configuration; errors: [] }
  | { configuration: null; errors: string[] };

export function checkConfiguration(root: string, source: Source, options: StartOptions): CheckedConfiguration {
  const needsPostgres = !source.DATABASE_URL?.trim();
  const { env, errors } = checkEnv({
    ...source,
    NODE_ENV: options.dev ? "development" : "production",
    // A placeholder for the embedded database, whose address is known only once it runs.
    DATABASE_URL: needsPostgres ? "postgres://127.0.0.1/clipscope" : source.DATABASE_URL,
  });
  const all = [...errors, ...checkProxies(source), ...checkNextAuthUrl(source), ...checkEnvFile(root)];
  const hasKeys = PLATFORM_KEYS.some((key) => source[key]?.trim());
  if (options.demo && hasKeys) all.push("--demo: demo data requires the sandbox; remove the platform keys");
  if (!env || all.length > 0) return { configuration: null, errors: all };
  return {
    errors: [],
    configuration: {
      root,
      dev: options.dev,
      env,
      dataDir: path.resolve(root, env.DATA_DIR),
      url: env.APP_URL ?? `http://localhost:${env.PORT}`,
      parts: {
        postgres: needsPostgres,
        sandbox: !hasKeys && !env.SANDBOX_URL,
        executor: !usesInngestServer(env),
        demo: !hasKeys && (options.demo ?? needsPostgres),
      },
    },
  };
}

/** @throws Failure that lists all errors in the environment */
export function readConfiguration(root: string, source: Source, options: StartOptions): Configuration {
  const { configuration, errors } = checkConfiguration(root, source, options);
  if (configuration) return configuration;
  throw invalidConfiguration("The environment is invalid", errors);
}

/** Keeps the lines of a multi-line error together. */
export function invalidConfiguration(reason: string, errors: readonly string[]): Failure {
  const lines = errors.map((error) => `\n  ${error.replaceAll("\n", "\n    ")}`).join("");
  return new Failure("Start", `${reason}:${lines}`, "The variables are described in README.md.");
}

function checkProxies({ TRUSTED_PROXIES = "" }: Source): string[] {
  try {
    parseTrustedProxies(TRUSTED_PROXIES);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Sign-in would use that origin, while links in emails use APP_URL's. */
function checkNextAuthUrl({ NEXTAUTH_URL, APP_URL, PORT }: Source): string[] {
  if (!NEXTAUTH_URL?.trim()) return [];
  const originOf = (text: string) => (URL.canParse(text) ? new URL(text).origin : null);
  const own = originOf(APP_URL?.trim() || `http://localhost:${PORT?.trim() || 3000}`);
  return originOf(NEXTAUTH_URL) === own ? [] : ["NEXTAUTH_URL: differs from APP_URL; remove it, APP_URL is enough"];
}
