import autocannon from "autocannon";
import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "@/db/client";
import { createKey } from "@/lib/developers/keys/create";
import { fill, recordCourse } from "@/scripts/bench/fill";
import { type Goal, type Measurement, ROUNDS } from "@/scripts/bench/measure";
import { type Served, startServer, stateOf } from "@/scripts/bench/served";

const VIDEOS = 60;
const CONNECTIONS = 8;
/** Enough for a few hundred milliseconds of CPU time, with what is written once a second. */
const CALLS = 2_000;
/** Before the rounds: code that is not compiled yet takes twice as long, and more so the more of it there is. */
const WARM_CALLS = 4_000;
/** Speed of the same work without the API's rules, logs and headers. */
const GOAL: Goal = { of: "ratio", atLeast: 0.8, band: 0.1 };

/**
 * Measures hot reads over HTTP, compared to a server of `node:http` and postgres.js with the same statements. Each runs
 * in its own process, and its CPU time counts, which a busy machine doesn't change.
 */
export async function benchHttp(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, VIDEOS);
  const hours = (count: number) => Array.from({ length: count }, (_, hour) => hour);
  const own = owner.organization.id;
  const [week, month] = await handle.db.execute<{ id: string; public_id: string }>(
    sql`select id, public_id from trackings where organization_id = ${own} order by id limit 2`,
  );
  if (!week || !month) throw new Error("nothing was filled");
  await recordCourse(owner, hours(168), { only: Number(week.id) });
  await recordCourse(owner, hours(720), { only: Number(month.id) });
  await handle.db.execute(sql`update organizations set rate_limit_per_minute = 2000000000 where id = ${own}`);
  const { key } = await createKey(owner, {
    name: "Bench",
    roles: ["usage:read", "videos:read"],
    expires_in_days: null,
  });
  const servers = await Promise.all([startServer("api"), startServer("bare")]);
  try {
    const rows: Measurement[] = [];
    for (const [name, path] of [
      ["GET /videos, 50", "/videos"],
      ["GET /videos/{id}, 168 snapshots", `/videos/${week.public_id}`],
      ["GET /videos/{id}, 720 snapshots", `/videos/${month.public_id}`],
      ["GET /usage", "/usage"],
      ["GET /whoami", "/whoami"],
    ] as const) {
      const times = { ours: [] as number[], bare: [] as number[] };
      for (const server of servers) await callsPerCpuSecond(server, path, key, WARM_CALLS);
      for (let round = 0; round < ROUNDS; round++) {
        times.ours.push(await callsPerCpuSecond(servers[0], path, key));
        times.bare.push(await callsPerCpuSecond(servers[1], path, key));
      }
      rows.push({ name: `${name} (node:http)`, unit: "/CPU s", ...times, goal: GOAL });
    }
    return rows;
  } finally {
    for (const server of servers) server.stop();
  }
}

async function callsPerCpuSecond(server: Served, path: string, key: string, calls = CALLS): Promise<number> {
  const { cpuSeconds: before } = await stateOf(server);
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}/api/v1${path}`,
    headers: { "X-API-Key": key },
    connections: CONNECTIONS,
    amount: calls,
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path}: ${result.non2xx + result.errors} calls failed`);
  return calls / ((await stateOf(server)).cpuSeconds - before);
}
