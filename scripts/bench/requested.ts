import { randomUUID } from "node:crypto";
import type { DatabaseHandle } from "@/db/client";
import type { OrganizationContext } from "@/lib/core/context";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createKey } from "@/lib/developers/keys/create";
import { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { entryOf, type OperationId } from "@/rest/table";
import { fill, recordCourse, START } from "@/scripts/bench/fill";
import type { Goal, Measurement } from "@/scripts/bench/measure";
import { type Observed, openObserved } from "@/scripts/bench/observed";

const VIDEOS = 50;
const HOURS = 168;

interface Read {
  name: string;
  operation: OperationId;
  path: string;
  params?: Record<string, string>;
  /** From the lookup of its key, which is unknown. */
  statements: number;
  /** What its answer has, and how many bytes one of them may take. */
  of?: { unit: string; count: number; bytes: number };
}

const readsOf = (id: string): Read[] => [
  {
    name: "GET /videos, 50",
    operation: "listVideos",
    path: "/videos",
    statements: 2,
    of: { unit: "video", count: VIDEOS, bytes: 465 },
  },
  {
    name: "GET /videos/{id}",
    operation: "getVideo",
    path: `/videos/${id}`,
    params: { id },
    statements: 3,
    of: { unit: "snapshot", count: HOURS, bytes: 206 },
  },
  {
    name: "GET /videos/stats, 50",
    operation: "listVideoStats",
    path: `/videos/stats?limit=${VIDEOS}`,
    statements: 8,
    of: { unit: "point", count: VIDEOS * HOURS * 4, bytes: 40 },
  },
  { name: "GET /usage", operation: "getUsage", path: "/usage", statements: 2 },
  { name: "GET /whoami", operation: "whoami", path: "/whoami", statements: 1 },
];

const atMost = (bound: number): Goal => ({ of: "figure", atMost: bound, band: 0 });

/** Counts the statements of hot reads and the bytes of their answers. Both are the same on every machine. */
export async function benchRequested(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, VIDEOS);
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  await recordCourse(owner, hours);
  const [first] = await handle.sql<{ public_id: string }[]>`
    select public_id from trackings where organization_id = ${owner.organization.id} order by id limit 1`;
  const observed = openObserved();
  const rows: Measurement[] = [];
  try {
    for (const read of readsOf(first?.public_id ?? "")) {
      const { name, statements, of } = read;
      const { sent, bytes } = await request(owner, observed, read);
      rows.push({ name: `${name}, statements`, unit: "", ours: [sent.length], goal: atMost(statements) });
      if (of) rows.push({ name: `${name}, a ${of.unit}`, unit: "B", ours: [bytes / of.count], goal: atMost(of.bytes) });
    }
    const query = VideoRowsQuery.parse({ sort: "views" });
    const table = await observed.statementsOf(() => listVideoRows({ ...owner, db: observed.db }, query));
    return [...rows, { name: "table by views, statements", unit: "", ours: [table.length], goal: atMost(5) }];
  } finally {
    await observed.close();
  }
}

/** Sends a request through the REST pipeline, with a key of its own. */
async function request(owner: OrganizationContext, observed: Observed, { operation, path, params = {} }: Read) {
  const entry = entryOf(operation);
  if (!("run" in entry)) throw new Error(`${operation} takes no key`);
  const { key } = await createKey(owner, {
    name: "Bench",
    roles: ["videos:read", "usage:read"],
    expires_in_days: null,
  });
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  const now = () => new Date(START.getTime() + HOURS * HOUR_MS);
  const { GET } = routes({
    GET: bind(entry.operation, entry.run, { context: () => ({ db: observed.db, now }), limits: () => limits }),
  });
  let bytes = 0;
  const sent = await observed.statementsOf(async () => {
    const response = await GET(new Request(`http://localhost/api/v1${path}`, { headers: { "X-API-Key": key } }), {
      params: Promise.resolve(params),
    });
    bytes = (await response.arrayBuffer()).byteLength;
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  });
  return { sent, bytes };
}
