import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { clockText } from "@/lib/core/time/clock-text";
import { BlockCursor } from "@/lib/tracking/snapshots/block-cursor-rules";
import { directTransport } from "@/rest/direct";
import { securityHeaders } from "@/rest/security-headers";
import { resolveTarget } from "@/rest/target";
import type { ServerState } from "@/scripts/bench/served";

/** A server in a process of its own, so that its CPU time is its own: the API, or the least that answers the same. */

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function api(): Answer {
  const direct = directTransport(securityHeaders("http://localhost"));
  return async (request, response) => {
    const target = resolveTarget(request.method ?? "GET", request.url ?? "/");
    if (target.kind === "refuse") throw new Error(`${request.url} was refused`);
    await direct(request, response, target.url);
  };
}

interface Known {
  organization: number;
  publicId: string;
  name: string;
  plan: string;
  keyName: string;
  roles: string[];
  price: string;
  at: number;
}

/** With the same statements, the same second of keeping a key, and the same limits, in memory. */
function bare(databaseUrl: string): Answer {
  const sql = postgres(connectionOptions(databaseUrl, "web", 10));
  const limiter = memoryLimiter("bare");
  const kept = new Map<string, Known>();

  async function admit(request: IncomingMessage): Promise<Known> {
    const hash = createHash("sha256").update(String(request.headers["x-api-key"])).digest("hex");
    let known = kept.get(hash);
    if (!known || performance.now() - known.at > 1_000) {
      const [row] = await sql`
        select o.id, o.public_id, o.name, o.plan, o.price_per_snapshot, k.name as key_name, k.roles
        from api_keys k join organizations o on o.id = k.organization_id where k.hash = ${hash}`;
      if (!row) throw new Error("the key is unknown");
      known = {
        organization: Number(row.id),
        publicId: row.public_id,
        name: row.name,
        plan: row.plan,
        keyName: row.key_name,
        roles: row.roles,
        price: row.price_per_snapshot,
        at: performance.now(),
      };
      kept.set(hash, known);
    }
    await limiter.consume("key", 1e9);
    await limiter.consume("organization", 1e9);
    return known;
  }

  const iso = (time: Date) => time.toISOString();
  const columns = sql`t.public_id, t.job_id, t.video_link, t.platform, t.status, t.started_at, t.duration_days, t.ends_at,
    t.created_at, t.uuid, v.title, v.creator, v.external_id, c.uuid as channel_id`;
  const joins = sql`join videos v on v.id = t.video_id
    left join channels c on c.platform = v.platform and c.external_id = v.creator_id`;
  const present = (row: postgres.Row) => ({
    id: row.public_id,
    job_id: row.job_id,
    video_link: row.video_link,
    platform: row.platform,
    status: row.status,
    monitoring_started: iso(row.started_at),
    monitoring_duration_days: row.duration_days,
    days_remaining: Math.round(((row.ends_at.getTime() - Date.now()) / 86_400_000) * 10) / 10,
    current_metadata: { title: row.title, creator: row.creator },
    created_at: iso(row.created_at),
    external_id: row.external_id,
    canonical_url: row.video_link,
    channel_id: row.channel_id,
    video_uuid: row.uuid,
  });

  async function list({ organization }: Known): Promise<string> {
    const rows = await sql`
      select ${columns} from (select id from trackings where organization_id = ${organization}
        order by created_at desc, id desc limit 51) f
      join trackings t on t.id = f.id ${joins} order by t.created_at desc, t.id desc`;
    const videos = rows.slice(0, 50).map(present);
    return JSON.stringify({ videos, total: videos.length, limit: 50, next_cursor: null });
  }

  async function video({ organization }: Known, id: string): Promise<string> {
    const [row] = await sql`
      select ${columns}, t.id, v.description, s.latest_at, s.bad_hours from trackings t ${joins}
      join video_state s on s.tracking_id = t.id where t.public_id = ${id} and t.organization_id = ${organization}`;
    if (!row) throw new Error("the video is unknown");
    const [stored] = await sql`
      select coalesce(s.blocks, '') || coalesce(v.tail, '') as blocks from video_state v cross join lateral (
        select string_agg(b.block, ''::bytea order by b.last_hour) as blocks from snapshot_blocks b
        where b.tracking_id = v.tracking_id) s
      where v.tracking_id = ${row.id}`;
    const cursor = new BlockCursor(stored?.blocks);
    const time = clockText("T");
    let text = "";
    while (cursor.next()) {
      const { hour, reported, values, provider } = cursor;
      const own = `snap_${id}${hour.toString(36).padStart(2, "0")}`;
      const count = (index: number) => (reported & (1 << index) ? `"${values[index]}"` : "null");
      text += `${text && ","}{"id":"${own}","snapshot_id":"${own}","snapshot_time":"${time(cursor.takenAt)}Z","views":${count(0)},"likes":${count(1)},"comments":${count(2)},"shares":${count(3)},"saves":${count(4)},"provider":"${provider}"}`;
    }
    return `${JSON.stringify({ ...present(row), is_deleted: row.bad_hours > 0, last_updated: row.latest_at }).slice(0, -1)},"snapshots":[${text}]}`;
  }

  async function usage({ organization, plan, price }: Known): Promise<string> {
    const [row] = await sql`
      select balance, uncharged, charged, snapshots, hours_left, monitoring from accounts
      where organization_id = ${organization}`;
    return JSON.stringify({ ...row, cost_per_snapshot: Number(price) / 1e6, plan, rate_limit_per_minute: 60 });
  }

  const whoami = ({ publicId, name, plan, keyName, roles }: Known): string =>
    JSON.stringify({ organization: { id: publicId, name }, key_name: keyName, roles, plan, rate_limit_per_minute: 60 });

  return async (request, response) => {
    const known = await admit(request);
    const path = (request.url ?? "").slice("/api/v1".length);
    const text =
      path === "/whoami"
        ? whoami(known)
        : path === "/usage"
          ? await usage(known)
          : path === "/videos"
            ? await list(known)
            : await video(known, path.slice("/videos/".length));
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
    response.end(text);
  };
}

const answer = process.argv[2] === "bare" ? bare(process.env.DATABASE_URL ?? "") : api();
const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const state: ServerState = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1_024 };
  process.send?.(state);
});
process.on("disconnect", () => process.exit(0));
