import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import {
  alertDeliveries,
  alertFirings,
  apiRequests,
  outbox,
  videoImports,
  webhookAttempts,
  webhookDeliveries,
  webhookEndpoints,
} from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { seedCalls, seedKey } from "@/lib/developers/requests/fixtures";
import { previewRetention } from "@/lib/operations/retention/preview";
import { pruneKind, pruneOutdated } from "@/lib/operations/retention/prune";
import { RetentionPreviewQuery } from "@/lib/operations/retention/schemas";
import { retentionColumns } from "@/lib/people/organizations/retention-columns";
import { RETENTION_KINDS, type RetentionKind } from "@/lib/people/organizations/retention-rules";
import type { Retention } from "@/lib/people/organizations/schemas";
import { setRetention } from "@/lib/people/organizations/set-retention";
import { testContext } from "@/test/context";
import { scansOf } from "@/test/plans";
import { createTeam, outcomeOf, type Team } from "@/test/teams";

const ctx = testContext();
const USUAL: Retention = {
  ...{ api_requests: 30, webhook_deliveries: 30, emails: 30 },
  ...{ video_imports: 30, alert_firings: null },
};
const SHORT: Retention = { ...USUAL, webhook_deliveries: 7, emails: 7, alert_firings: 90 };
const LONG: Retention = {
  ...{ api_requests: 90, webhook_deliveries: 180, emails: 365 },
  ...{ video_imports: null, alert_firings: 180 },
};

let team: Team;
let other: Team;
beforeEach(async () => {
  for (const table of [alertDeliveries, alertFirings, webhookAttempts, webhookDeliveries, apiRequests, outbox])
    await ctx.db.delete(table);
  await ctx.db.delete(videoImports);
  [team, other] = await Promise.all([createTeam(ctx), createTeam(ctx)]);
});

const ago = (days: number, milliseconds = 0) => new Date(ctx.now().getTime() - days * DAY_MS - milliseconds);
const idOf = ({ organization }: Team) => organization.organization.id;

/** Writes a finished record of a kind at a time. */
const WRITERS: Record<RetentionKind, (team: Team, at: Date) => Promise<unknown>> = {
  async api_requests({ owner }, at) {
    const { rowId } = await seedKey(owner.ctx);
    await seedCalls(owner.ctx, rowId, [{ at }]);
  },
  async webhook_deliveries(of, at) {
    const id = await deliver(of, at, { deliveredAt: at });
    await ctx.db.insert(webhookAttempts).values({ deliveryId: id, attempt: 1, at, durationMs: 5 });
  },
  emails: (of, at) => mail(of, at, { failedAt: at }),
  video_imports: (of, at) => addImport(of, at, "done"),
  alert_firings: (of, at) => fire(of, at, { deliveredAt: at }),
};

async function deliver(of: Team, createdAt: Date, over: Partial<typeof webhookDeliveries.$inferInsert>) {
  const organizationId = idOf(of);
  // Removed endpoints keep their deliveries.
  const [endpoint] = await ctx.db
    .insert(webhookEndpoints)
    .values({
      ...{ publicId: newPublicId(), organizationId, url: "https://receiver.example", events: [] },
      ...{ secretEncrypted: "x", isRemoved: true, createdAt },
    })
    .returning();
  const [row] = await ctx.db
    .insert(webhookDeliveries)
    .values({
      ...{ publicId: newPublicId(), endpointId: endpoint?.id ?? 0, organizationId, eventId: "evt", type: "test" },
      ...{ payload: {}, attempts: 1, createdAt, ...over },
    })
    .returning();
  return row?.id ?? 0;
}

const mail = (of: Team, createdAt: Date, over: Partial<typeof outbox.$inferInsert>) =>
  ctx.db.insert(outbox).values({
    ...{ publicId: newPublicId(), organizationId: idOf(of), kind: "mail", payload: {}, attempts: 1 },
    ...{ nextAttemptAt: createdAt, createdAt, ...over },
  });

const addImport = (of: Team, createdAt: Date, status: "done" | "ready" | "running") =>
  ctx.db.insert(videoImports).values({
    ...{ publicId: newPublicId(), organizationId: idOf(of), createdBy: of.owner.userId, durationDays: 1 },
    ...{ labels: [], status, createdAt },
  });

async function fire(of: Team, firedAt: Date, message: Partial<typeof alertDeliveries.$inferInsert>) {
  const organizationId = idOf(of);
  const [firing] = await ctx.db
    .insert(alertFirings)
    .values({
      ...{ publicId: newPublicId(), organizationId, alertName: "Views", condition: {}, subjectType: "video" },
      ...{ subjectId: 1, subjectName: "Launch", occurrence: newPublicId(), figures: {}, firedAt },
    })
    .returning();
  await ctx.db.insert(alertDeliveries).values({
    ...{ publicId: newPublicId(), firingId: firing?.id ?? 0, organizationId, type: "slack", target: "#launch" },
    ...{ createdAt: firedAt, nextAttemptAt: firedAt, ...message },
  });
}

const TABLES = {
  ...{ api_requests: apiRequests, webhook_deliveries: webhookDeliveries, emails: outbox },
  ...{ video_imports: videoImports, alert_firings: alertFirings },
};
const countOf = (of: Team, kind: RetentionKind) =>
  ctx.db.$count(TABLES[kind], eq(TABLES[kind].organizationId, idOf(of)));

describe.each(RETENTION_KINDS)("%s", (kind) => {
  it("are deleted exactly when they are older than their organization keeps them", async () => {
    await setRetention(team.owner.ctx, SHORT);
    await setRetention(other.owner.ctx, LONG);
    for (const [of, { [kind]: days }] of [
      [team, SHORT],
      [other, LONG],
    ] as const) {
      await WRITERS[kind](of, ago(days ?? 3650));
      for (const excess of [1, DAY_MS, 2 * DAY_MS, 400 * DAY_MS]) await WRITERS[kind](of, ago(days ?? 0, excess));
    }
    // Two records and one organization at a time, so that it takes several rounds and pages.
    const prune = () => pruneKind(ctx, kind, { rowsAtOnce: 2, organizationsAtOnce: 1 });
    const isPermanent = LONG[kind] === null;
    expect(await prune()).toEqual({ pruned: isPermanent ? 4 : 8 });
    expect([await countOf(team, kind), await countOf(other, kind)]).toEqual([1, isPermanent ? 5 : 1]);
    expect(await prune()).toEqual({ pruned: 0 });
    ctx.clock.advance(1);
    expect(await prune()).toEqual({ pruned: isPermanent ? 1 : 2 });
  });

  it("are deleted as the preview says", async () => {
    await setRetention(team.owner.ctx, LONG);
    const days = SHORT[kind];
    if (days === null) throw new Error("not shorter");
    const current = { ...team.owner.ctx.organization, ...retentionColumns(LONG) };
    const preview = async (query: Partial<Record<RetentionKind, number>>) =>
      (await previewRetention({ ...team.owner.ctx, organization: current }, RetentionPreviewQuery.parse(query)))
        .deletions;
    expect(await preview({ [kind]: days })).toMatchObject([{ kind, count: 0, has_more: false, oldest_at: null }]);
    const oldest = ago(days + 20, 123);
    for (const at of [ago(days + 1), oldest, ago(days - 1)]) await WRITERS[kind](team, at);
    await WRITERS[kind](other, ago(days + 5));
    const [deletion, ...rest] = await preview({ [kind]: days });
    expect(rest).toEqual([]);
    const at = kind === "api_requests" ? "2026-03-11T03:41:00.000Z" : "2026-03-11T04:31:00.000Z";
    expect(deletion).toEqual({
      ...{ kind, count: 2, has_more: false, oldest_at: oldest.toISOString(), deleted_at: at },
      before: new Date(new Date(at).getTime() - days * DAY_MS).toISOString(),
    });
    await setRetention(team.owner.ctx, SHORT);
    const then = { ...ctx, now: () => new Date(at) };
    await setRetention(other.owner.ctx, LONG);
    expect(await pruneKind(then, kind)).toEqual({ pruned: deletion?.count });
  });
});

it("keeps what is pending regardless of its age", async () => {
  await setRetention(team.owner.ctx, SHORT);
  const old = ago(400);
  await deliver(team, old, { nextAttemptAt: old });
  await mail(team, old, {});
  await addImport(team, old, "running");
  await fire(team, old, {});
  expect(await pruneOutdated(ctx)).toEqual({ deliveries: 0, mails: 0, imports: 0, firings: 0 });
  // Messages of alerts that are sent by another queue are never due in this one.
  await fire(team, old, { type: "email", nextAttemptAt: null });
  await addImport(team, old, "ready");
  expect(await pruneOutdated(ctx)).toEqual({ deliveries: 0, mails: 0, imports: 1, firings: 1 });
});

it("leaves what another session is changing to the next run", async () => {
  const id = await deliver(team, ago(31), { failedAt: ago(31) });
  await ctx.db.transaction(async (tx) => {
    await tx.update(webhookDeliveries).set({ failedAt: null }).where(eq(webhookDeliveries.id, id));
    expect(await pruneKind(ctx, "webhook_deliveries")).toEqual({ pruned: 0 });
  });
  expect(await countOf(team, "webhook_deliveries")).toBe(1);
});

it("previews only shorter periods, and only for owners", async () => {
  const query = RetentionPreviewQuery.parse({ api_requests: "365", webhook_deliveries: "30", alert_firings: "90" });
  const { deletions } = await previewRetention(team.owner.ctx, query);
  expect(deletions.map(({ kind }) => kind)).toEqual(["alert_firings"]);
  const preview = (by: OrganizationContext) => outcomeOf(previewRetention(by, query));
  expect([
    await preview(team.manager.ctx),
    await preview(team.member.ctx),
    await preview(team.viewer.ctx),
    await preview({ ...team.owner.ctx, actor: { type: "key", keyId: 1, keyName: "app", roles: ["usage:read"] } }),
  ]).toEqual(["forbidden", "forbidden", "forbidden", "forbidden"]);
});

describe("beside a large log that another organization keeps for longer", () => {
  const ROWS = 5_000;

  beforeEach(async () => {
    await setRetention(other.owner.ctx, LONG);
    const { rowId } = await seedKey(other.owner.ctx);
    const rows = sql`generate_series(1, ${ROWS}::int) i`;
    // Older than the other organization keeps them.
    const rowsBefore = (days: number) => sql`${ago(days).toISOString()}::timestamptz - i * interval '1 second'`;
    const at = rowsBefore(150);
    const own = idOf(other);
    const [endpoint] = await ctx.db
      .insert(webhookEndpoints)
      .values({
        ...{ publicId: newPublicId(), organizationId: own, url: "https://receiver.example", events: [] },
        ...{ secretEncrypted: "x", createdAt: ctx.now() },
      })
      .returning();
    await ctx.db.execute(sql`
      insert into api_requests (request_id, organization_id, key_id, method, route, path, status, duration, points, at)
      select 'r' || i, ${own}, ${rowId}, 'GET', '/api/v1/whoami', '/api/v1/whoami', 200, 1, 0, ${rowsBefore(80)} from ${rows}`);
    await ctx.db.execute(sql`
      insert into webhook_deliveries (public_id, endpoint_id, organization_id, event_id, type, payload, attempts,
        next_attempt_at, delivered_at, created_at)
      select 'd' || i, ${endpoint?.id}, ${own}, 'e' || i, 'balance.low', '{}', 1, null, ${at}, ${at} from ${rows}`);
    await ctx.db.execute(sql`
      insert into outbox (public_id, organization_id, kind, payload, attempts, next_attempt_at, delivered_at, created_at)
      select 'm' || i, ${own}, 'mail', '{}', 1, ${at}, ${at}, ${at} from ${rows}`);
    await ctx.db.execute(sql`
      insert into video_imports (public_id, organization_id, created_by, duration_days, labels, status, created_at)
      select 'v' || i, ${own}, 1, 1, '{}', 'done', ${at} from ${rows}`);
    await ctx.db.execute(sql`
      insert into alert_firings (public_id, organization_id, alert_name, condition, subject_type, subject_id,
        subject_name, occurrence, figures, fired_at)
      select 'f' || i, ${own}, 'Views', '{}', 'video', 1, 'Launch', i, '{}', ${at} from ${rows}`);
    await ctx.db.execute(sql`vacuum analyze api_requests, webhook_deliveries, outbox, video_imports, alert_firings`);
  });

  it("reads only what it deletes", async () => {
    await setRetention(team.owner.ctx, SHORT);
    for (const kind of RETENTION_KINDS) {
      await WRITERS[kind](team, ago(200));
      await WRITERS[kind](team, ago(1));
      const scans = await scansOf((db: Database) => pruneKind({ ...ctx, db }, kind));
      const large = scans.filter(({ of, rows }) => rows > 1_000 && !of.startsWith("organizations"));
      expect(large.map(({ of, rows }) => `${kind} ${of} ${rows}`)).toEqual([]);
    }
    for (const kind of RETENTION_KINDS)
      expect([await countOf(team, kind), await countOf(other, kind)]).toEqual([1, ROWS]);
  });
});
