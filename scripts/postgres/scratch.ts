import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";
import { withDatabaseName } from "@/lib/core/env/database-url";
import { startPostgres } from "@/scripts/postgres/launcher";
import { migrate } from "@/scripts/postgres/migrate";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

interface Server {
  url: string;
  dispose(): Promise<void>;
}

/** Starts a separate server, so that the product's data and processes are not affected. */
async function temporaryServer(): Promise<Server> {
  const dir = await mkdtemp(path.join(tmpdir(), "clipscope-scratch-"));
  const { url, stop } = await startPostgres({ dataDir: path.join(dir, "postgres"), settings: { fsync: "off" } });
  const dispose = async () => {
    await stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { url, dispose };
}

/**
 * Runs work on a migrated temporary database, which is deleted afterwards, also after Ctrl-C or SIGTERM. Uses
 * DATABASE_URL's server if set, or a temporary one.
 */
export async function withScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL;
  const server: Server = given ? { url: given, dispose: async () => {} } : await temporaryServer();
  const name = `clipscope_scratch_${randomBytes(4).toString("hex")}`;
  const administration = postgres(connectionOptions(server.url, "scripts", 1));
  const dispose = async () => {
    await administration`drop database if exists ${administration(name)} with (force)`;
    await administration.end();
    await server.dispose();
  };
  const interrupted = () => void dispose().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    await administration`create database ${administration(name)}`;
    const url = withDatabaseName(server.url, name);
    await migrate(url);
    return await work(url);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await dispose();
  }
}
