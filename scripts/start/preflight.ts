import { connectionTarget } from "@/db/connection-target";
import { parseDatabaseUrl } from "@/lib/core/env/database-url";
import { inspectDatabase } from "@/scripts/postgres/inspect-database";
import {
  type Configuration,
  checkConfiguration,
  invalidConfiguration,
  type StartOptions,
} from "@/scripts/start/configuration";

/**
 * Checks the environment and the database that DATABASE_URL names, before anything is started or written.
 * @param note called for each setting that is ignored
 * @throws Failure that lists all errors of both
 */
export async function preflight(
  root: string,
  source: Record<string, string | undefined>,
  options: StartOptions,
  note: (line: string) => void = () => {},
): Promise<Configuration> {
  const { configuration, errors } = checkConfiguration(root, source, options);
  const all = [...errors, ...(await checkDatabase(source.DATABASE_URL?.trim() || undefined, note))];
  if (configuration && all.length === 0) return configuration;
  throw invalidConfiguration(configuration ? "The database is not usable" : "The environment is invalid", all);
}

async function checkDatabase(url: string | undefined, note: (line: string) => void): Promise<string[]> {
  if (url === undefined) return [];
  const { target, notes } = parseDatabaseUrl(url);
  for (const text of notes) note(`DATABASE_URL: ${text}`);
  // Its errors are already among those of the environment.
  if (!target) return [];
  try {
    // Reads the files that the URL refers to.
    connectionTarget(url);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return (await inspectDatabase(url)).map((error) => `DATABASE_URL: ${error}`);
}
