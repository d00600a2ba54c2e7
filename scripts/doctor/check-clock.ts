import type postgres from "postgres";
import { type Finding, findingsOf } from "@/scripts/doctor/finding";

const { ok, warning, error } = findingsOf("Clock");

/** What is due in a minute is claimed by the clock of the executor's machine. */
const NOTICEABLE_MS = 2_000;
const HARMFUL_MS = 30_000;
const ADVICE = "Turn on time synchronization (NTP) on this machine and on the database's.";

/** Compares this machine's clock with the database's, and with the one of the machine that runs the jobs. */
export async function checkClock(sql: postgres.Sql, now: () => Date): Promise<Finding[]> {
  const before = now().getTime();
  const [row] = await sql<{ at: number }[]>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`;
  const after = now().getTime();
  const ahead = (before + after) / 2 - (row?.at ?? 0);
  const seconds = (Math.abs(ahead) / 1000).toFixed(1);
  const text = `${seconds} s ${ahead < 0 ? "behind" : "ahead of"} the database's`;
  // The request itself takes time, so that the difference is known only up to that.
  const certain = Math.abs(ahead) - (after - before);
  if (certain > HARMFUL_MS) return [error(text, ADVICE)];
  return [certain > NOTICEABLE_MS ? warning(text, ADVICE) : ok(text)];
}
