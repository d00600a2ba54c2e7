import { sql } from "drizzle-orm";
import pMap from "p-map";
import type { Database } from "@/db/client";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { deliverDue } from "@/lib/outbound/webhooks/deliver-due";
import { endpointsDue } from "@/lib/outbound/webhooks/due";
import { emitEvents } from "@/lib/outbound/webhooks/emit";
import { MAX_ATTEMPTS, SCHEDULE } from "@/lib/outbound/webhooks/rules";
import { createOrganization } from "@/lib/people/organizations/create";
import { BEHAVIORS, startReceivers } from "@/scripts/simulate/receivers";

const ORGANIZATIONS = 10;
/** Spread over the first minutes. */
const EMITTING_MINUTES = 10;
/** Shorter than in the job, because some receivers never answer. */
const TIMEOUT_MS = 3_000;
/** As in the job. */
const ROUNDS_AT_A_TIME = 50;
const END_MS = 60 * HOUR_MS;

export interface WebhookReport {
  deliveries: number;
  requests: number;
  delivered: number;
  /** Given up as the schedule says, or because their endpoint was disabled. */
  failed: number;
  /** Accepted more than once, which "at least once" allows: the answer was lost. */
  repeated: number;
  /** The most that an attempt was made after it was due, in seconds of simulated time. */
  latestSeconds: number;
  simulatedHours: number;
  violations: string[];
}

/**
 * Sends events to reliable and unreliable receivers, with a simulated clock, two relays at the same time, and each
 * minute's rounds as the jobs run them. Then checks that every event was accepted or given up by the rules, and when.
 */
export async function simulateWebhooks(db: Database, events: number): Promise<WebhookReport> {
  const start = new Date("2026-03-10T12:00:00Z");
  let now = start.getTime();
  const ctx: Context = { db, now: () => new Date(now) };
  const receivers = await startReceivers(() => now - start.getTime(), seeded());
  try {
    const owners = await Promise.all(
      Array.from({ length: ORGANIZATIONS }, (_, at) => addOwner(ctx, at, receivers.url)),
    );
    let latest = 0;
    for (let minute = 0; now - start.getTime() <= END_MS; minute += 1) {
      if (minute < EMITTING_MINUTES) await emitShare(ctx, owners, events, minute);
      latest = Math.max(latest, await mostOverdueMs(ctx));
      const due = await endpointsDue(ctx);
      // Two relays: an attempt is leased, so the other one finds nothing to do.
      const rounds = due.flatMap((endpoint) => [endpoint, endpoint]);
      await pMap(rounds, (endpoint) => deliverDue(ctx, endpoint, { timeoutMs: TIMEOUT_MS }), {
        concurrency: ROUNDS_AT_A_TIME,
      });
      const next = minute < EMITTING_MINUTES ? now : await nextDue(ctx);
      if (next === null) break;
      now = Math.max(now + MINUTE_MS, Math.ceil(next / MINUTE_MS) * MINUTE_MS);
    }
    const simulatedHours = (now - start.getTime()) / HOUR_MS;
    return {
      ...(await check(db, receivers.accepted)),
      requests: receivers.requests(),
      latestSeconds: latest / 1000,
      simulatedHours,
    };
  } finally {
    receivers.close();
  }
}

async function addOwner(ctx: Context, at: number, urlOf: (index: number, owner: number) => string) {
  const organization = await createOrganization(ctx, { name: `Receivers ${at}`, plan: "pro" });
  const owner: OrganizationContext = { ...ctx, organization, actor: { type: "system" } };
  for (const index of Object.keys(BEHAVIORS).keys())
    await createEndpoint(owner, { url: urlOf(index, at), events: ["balance.low"] });
  return owner;
}

/** Emits one minute's part of the events of every organization; each goes to all of its receivers. */
async function emitShare(ctx: Context, owners: readonly OrganizationContext[], deliveries: number, minute: number) {
  const perOrganization = Math.ceil(deliveries / owners.length / Object.keys(BEHAVIORS).length);
  const share = Math.floor(((minute + 1) * perOrganization) / EMITTING_MINUTES);
  const before = Math.floor((minute * perOrganization) / EMITTING_MINUTES);
  const data = { balance_usd: 4.5, threshold_usd: 5, runway_hours: null };
  for (const { organization } of owners) {
    const event = { organizationId: organization.id, type: "balance.low" as const, data };
    await ctx.db.transaction((tx) => emitEvents(ctx, tx, Array(share - before).fill(event)));
  }
}

/** How long the oldest due delivery has waited, without those whose receiver asked to come later. */
async function mostOverdueMs(ctx: Context): Promise<number> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const [row] = await ctx.db.execute<{ ms: number }>(sql`
    select coalesce(max(extract(epoch from ${now} - greatest(d.next_attempt_at, e.retry_at))), 0)::float * 1000 as ms
    from ${webhookDeliveries} d join ${webhookEndpoints} e on e.id = d.endpoint_id
    where d.delivered_at is null and d.failed_at is null and greatest(d.next_attempt_at, e.retry_at) <= ${now}`);
  return Number(row?.ms ?? 0);
}

/** When the next delivery is due, in Unix milliseconds; null once all are settled. */
async function nextDue({ db }: Context): Promise<number | null> {
  const [row] = await db.execute<{ ms: number | null }>(sql`
    select min(extract(epoch from greatest(d.next_attempt_at, e.retry_at)))::float * 1000 as ms
    from ${webhookDeliveries} d join ${webhookEndpoints} e on e.id = d.endpoint_id
    where d.delivered_at is null and d.failed_at is null`);
  return row?.ms ?? null;
}

interface Settled extends Record<string, unknown> {
  path: string;
  event_id: string;
  attempts: number;
  delivered: boolean;
  failed: boolean;
  age_ms: number;
  disabled: boolean;
}

async function check(db: Database, accepted: ReadonlyMap<string, number>) {
  const rows = await db.execute<Settled>(sql`
    select substring(e.url from '://[^/]+(/.*)$') as path, d.event_id, d.attempts,
      d.delivered_at is not null as delivered, d.failed_at is not null as failed, e.disabled_at is not null as disabled,
      coalesce(extract(epoch from d.failed_at - d.created_at), 0)::float * 1000 as age_ms
    from ${webhookDeliveries} d join ${webhookEndpoints} e on e.id = d.endpoint_id`);
  const violations: string[] = [];
  const acceptedOf = ({ path, event_id }: Settled) => accepted.get(`${path} ${event_id}`) ?? 0;
  for (const row of rows) {
    const name = `${row.path} ${row.event_id}`;
    if (row.delivered === row.failed) violations.push(`${name} is neither delivered nor given up`);
    if (row.delivered && acceptedOf(row) === 0) violations.push(`${name} counts as delivered, and was never accepted`);
    // Two relays made the same attempt.
    if (acceptedOf(row) > row.attempts) violations.push(`${name} was sent more often than it was attempted`);
    if (row.failed && row.attempts < MAX_ATTEMPTS && row.age_ms < (SCHEDULE.maxAgeMs ?? 0) && !row.disabled)
      violations.push(`${name} was given up after ${row.attempts} attempts`);
  }
  const [twice] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from ${webhookAttempts} where status between 200 and 299 group by delivery_id having count(*) > 1)`);
  if (twice?.n) violations.push(`${twice.n} deliveries were attempted again after they had been accepted`);
  return {
    deliveries: rows.length,
    delivered: rows.filter(({ delivered }) => delivered).length,
    failed: rows.filter(({ failed }) => failed).length,
    repeated: rows.filter((row) => acceptedOf(row) > 1).length,
    violations,
  };
}

/** Numbers from 0 to below 1, the same in every run. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
