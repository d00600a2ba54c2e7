import { and, asc, desc, eq, gt, or, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { auditEntries, webhookEndpoints } from "@/db/schema";
import { AuditQuery } from "@/lib/core/audit/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { rowsAfter } from "@/lib/core/keyset";
import { seedKey } from "@/lib/developers/requests/fixtures";
import { listRequests } from "@/lib/developers/requests/list";
import { RequestsQuery } from "@/lib/developers/requests/schemas";
import { listDeliveries } from "@/lib/developers/webhooks/list-deliveries";
import { readAudit } from "@/lib/operations/audit/read";
import { listMails } from "@/lib/outbound/mail/list";
import { operationOf } from "@/rest/documented-routes";
import { testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { scansOf } from "@/test/plans";

const ROWS = 10_000;
/** A page, and what its joins read. */
const FEW = 250;
const ctx = testContext();
let admin: OrganizationContext;

const ENDPOINT = { publicId: "endpoint", url: "https://example.org/", events: [], secretEncrypted: "" };

beforeAll(async () => {
  admin = (await createMember(ctx, { isAdmin: true })).ctx;
  const own = admin.organization.id;
  const { rowId } = await seedKey(admin);
  const [endpoint] = await ctx.db
    .insert(webhookEndpoints)
    .values({ ...ENDPOINT, organizationId: own, createdAt: ctx.now() })
    .returning();
  const at = sql`${ctx.now().toISOString()}::timestamptz - i / 3 * interval '1 second'`;
  const rows = sql`generate_series(1, ${ROWS}::int) i`;
  await ctx.db.execute(sql`
    insert into audit_entries (public_id, at, organization_id, actor_type, actor_name, action)
    select 'a' || i, ${at}, ${own}, 'system', 'system', 'admin.grant' from ${rows}`);
  await ctx.db.execute(sql`
    insert into api_requests (request_id, organization_id, key_id, method, route, path, status, duration, points, at)
    select 'r' || i, ${own}, ${rowId}, 'GET', '/api/v1/whoami', '/api/v1/whoami', 200, 1, 0, ${at} from ${rows}`);
  await ctx.db.execute(sql`
    insert into webhook_deliveries (public_id, endpoint_id, organization_id, event_id, type, payload, attempts,
      next_attempt_at, delivered_at, created_at)
    select 'd' || i, ${endpoint?.id}, ${own}, 'e' || i, 'balance.low', '{}', 1, null, ${at}, ${at} from ${rows}`);
  await ctx.db.execute(sql`
    insert into outbox (public_id, kind, payload, attempts, next_attempt_at, delivered_at, created_at)
    select 'm' || i, 'mail', '{}', 1, ${at}, ${at}, ${at} from ${rows}`);
  await ctx.db.execute(sql`vacuum analyze audit_entries, api_requests, webhook_deliveries, outbox`);
});

type List = (of: OrganizationContext, cursor: string) => Promise<{ next_cursor: string | null }>;
const LISTS: Record<string, List> = {
  audit: (of, cursor) => readAudit(of.db, undefined, AuditQuery.parse({ cursor })),
  requests: (of, cursor) => listRequests(of, RequestsQuery.parse({ cursor, range: "30d" }), operationOf),
  deliveries: (of, cursor) => listDeliveries(of, { id: ENDPOINT.publicId, cursor }),
  mails: (of, cursor) => listMails(of, { cursor }),
};

test.each([
  ["audit", "a"],
  ["requests", "r"],
  ["deliveries", "d"],
  ["mails", "m"],
])("%s continue in the middle without reading the previous rows", async (name, letter) => {
  const scans = await scansOf(async (db) => {
    const page = await LISTS[name]?.({ ...admin, db }, `${letter}${ROWS / 2}`);
    expect(page?.next_cursor).not.toBeNull();
  });
  expect(scans.length).toBeGreaterThan(1);
  expect(scans.filter(({ rows }) => rows > FEW)).toEqual([]);
});

test("rows after a position match the sort order in both directions", async () => {
  const { at, id } = auditEntries;
  const order = await ctx.db.select({ at, id }).from(auditEntries).orderBy(asc(at), asc(id)).limit(50);
  const last = order[20];
  if (!last) throw new Error("no rows");
  const among = and(gt(at, new Date(0)), or(...order.map((row) => eq(id, row.id))));
  const idsAfter = async (direction: "asc" | "desc") => {
    const by = direction === "asc" ? asc : desc;
    const after = rowsAfter([at, id], [last.at, last.id], direction);
    const rows = await ctx.db.select({ id }).from(auditEntries).where(and(among, after)).orderBy(by(at), by(id));
    return rows.map((row) => row.id);
  };
  expect(await idsAfter("asc")).toEqual(order.slice(21).map((row) => row.id));
  expect(await idsAfter("desc")).toEqual(
    order
      .slice(0, 20)
      .reverse()
      .map((row) => row.id),
  );
});
