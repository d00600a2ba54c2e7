import path from "node:path";
import type postgres from "postgres";
import { administer, LOCKS, lockSession } from "@/scripts/postgres/administer";
import { emptyTables } from "@/scripts/postgres/empty-tables";
import type { Configuration } from "@/scripts/start/configuration";

export const demoFile = (dataDir: string) => path.join(dataDir, "demo.json");

/** All demo accounts have addresses in this domain, which does not exist on the internet. */
const DEMO_ADDRESSES = "%@clipscope.test";

/** What demo data depend on besides the database. */
export interface DemoTarget {
  dataDir: string;
  /** Public URL of the product. */
  url: string;
  sandboxUrl: string;
}
export type CreateDemo = (databaseUrl: string, target: DemoTarget) => Promise<void>;

interface Options extends DemoTarget {
  /** Called when another start is writing demo data, and when an interrupted start's data is removed. */
  say?: (line: string) => void;
  /** Writes the data into an empty database; by default, in this process. */
  create?: CreateDemo;
}

/**
 * `written`, or the reason why not: `present` (the database is not empty) or `incomplete` (and people have used it
 * since).
 */
export type DemoOutcome = "written" | "present" | "incomplete";

/**
 * Writes demo data into a database that is empty or that an interrupted start left incomplete. Of several concurrent
 * starts, even on different machines, one writes and the others wait. The lock ends with the process that holds it.
 */
export async function ensureDemoData(databaseUrl: string, options: Options): Promise<DemoOutcome> {
  const { say = () => {}, create = createDemo, dataDir, url, sandboxUrl } = options;
  return administer(databaseUrl, async (sql) => {
    await lockSession(sql, LOCKS.demo, () => say("another start is writing demo data; waiting for it"));
    const found = await inspect(sql);
    if (found.unfinished && found.people) return "incomplete";
    if (found.unfinished) {
      say("removing the demo data that an interrupted start left incomplete");
      await emptyTables(sql);
    } else if (found.used) return "present";
    await sql`insert into demo_seeds (id, started_at) values (1, ${new Date().toISOString()})`;
    await create(databaseUrl, { dataDir, url, sandboxUrl });
    await sql`update demo_seeds set finished_at = ${new Date().toISOString()}`;
    return "written";
  });
}

async function inspect(sql: postgres.Sql) {
  const [row] = await sql<{ used: boolean; unfinished: boolean; people: boolean }[]>`
    select exists (select from users) or exists (select from organizations) as used,
      exists (select from demo_seeds where finished_at is null) as unfinished,
      exists (select from users where email not like ${DEMO_ADDRESSES}) as people`;
  if (!row) throw new Error("the database was not read");
  return row;
}

/** Writes demo data from this process. */
export async function createDemo(databaseUrl: string, target: DemoTarget): Promise<void> {
  // Imported here because only the first start needs it, and other starts are faster without it.
  const [{ createDemo }, { openDatabase }] = await Promise.all([import("@/scripts/demo"), import("@/db/client")]);
  const { db, close } = openDatabase(databaseUrl);
  try {
    await createDemo({ db, now: () => new Date() }, target);
  } finally {
    await close();
  }
}

const WORDS: Record<DemoOutcome, string> = {
  written: "written",
  present: "not written: the database is not empty",
  incomplete: "incomplete after an interrupted start; kept, because other accounts have been created since",
};

/** Runs the demo data stage of a start. */
export async function demoStage(
  { dataDir, url }: Configuration,
  databaseUrl: string,
  options: Pick<Options, "sandboxUrl" | "say" | "create">,
): Promise<string> {
  return WORDS[await ensureDemoData(databaseUrl, { dataDir, url, ...options })];
}
