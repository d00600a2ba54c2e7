import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { generateKey, hashKey } from "@/lib/developers/keys/generate";
import type { Catalog, Table } from "@/test/upgrade/catalog";
import { type Insert, insertHours, SCHEDULE, STORED_HOURS } from "@/test/upgrade/era-hours";
import { insertRow, type Row, type Rows } from "@/test/upgrade/fill-tables";

const PRICE = 15_000;
const TOP_UP = 5_000_000;

export interface EraTracking {
  id: number;
  publicId: string;
  organizationId: number;
  key: string;
}

/** What the API answers about each organization's money. */
export const EXPECTED_MONEY = {
  total_snapshots: STORED_HOURS.length,
  balance_usd: (TOP_UP - PRICE) / 1e6,
  uncharged_usage_usd: ((STORED_HOURS.length - 1) * PRICE) / 1e6,
  total_charged_usd: PRICE / 1e6,
};

/**
 * Inserts two organizations, each with a member, a key, money and a tracking whose hours are stored as this version
 * stores them: rows, or blocks once there is a table for them. What later versions keep by triggers is theirs to write.
 */
export async function insertEra(
  sql: postgres.Sql,
  catalog: Catalog,
  rows: Rows,
  generation: number,
): Promise<EraTracking[]> {
  const made: EraTracking[] = [];
  for (const index of [0, 1]) {
    const n = 2 * generation + index + 1;
    const one = new Map<string, Row[]>();
    const insert = async (name: string, given: Row): Promise<Row> => {
      const table = tableOf(catalog, name);
      const inserted = await insertRow(sql, table, given, n, { rows: one });
      one.set(table.name, [...(one.get(table.name) ?? []), inserted]);
      rows.set(table.name, [...(rows.get(table.name) ?? []), inserted]);
      return inserted;
    };
    const key = generateKey();
    const organization = await insert("organizations", { public_id: newPublicId(), price_per_snapshot: PRICE });
    await insert("users", { email: `${n}@example.org`, email_key: `${n}@example.org` });
    await insert("members", { role: "owner" });
    await insert("api_keys", { hash: hashKey(key), roles: ["videos:read", "usage:read"] });
    await insertMoney(insert);
    await insert("videos", {
      platform: "youtube",
      external_id: `video${n}`,
      slot: SCHEDULE.slot,
      creator_id: `creator${n}`,
    });
    const tracking = await insert("trackings", {
      public_id: newPublicId(),
      job_id: `job_${newPublicId()}`,
      uuid: randomUUID(),
      platform: "youtube",
      slot: SCHEDULE.slot,
      source: "youtube-data-api-v3",
      duration_days: 30,
      status: "monitoring",
      started_at: SCHEDULE.startedAt,
      ends_at: new Date(SCHEDULE.startedAt.getTime() + 30 * DAY_MS),
      created_at: SCHEDULE.startedAt,
    });
    await insertHours(sql, catalog, insert, tracking);
    made.push({
      id: Number(tracking.id),
      publicId: String(tracking.public_id),
      organizationId: Number(organization.id),
      key,
    });
  }
  return made;
}

function tableOf(catalog: Catalog, name: string): Table {
  const table = catalog.get(`public.${name}`);
  if (!table) throw new Error(`there is no table ${name}`);
  return table;
}

/** A top-up and credits; of the usage, the first hour's is booked and the rest is open. */
async function insertMoney(insert: Insert): Promise<void> {
  const open = STORED_HOURS.length - 1;
  await insert("accounts", {
    balance: TOP_UP - PRICE,
    uncharged: open * PRICE,
    charged: PRICE,
    snapshots: STORED_HOURS.length,
    points_allotted: 100,
    points_purchased: 0,
  });
  const entry = { unit: "usd_micros", details: null };
  await insert("ledger_entries", {
    ...entry,
    public_id: newPublicId(),
    kind: "top_up",
    amount: TOP_UP,
    idempotency_key: "top_up",
  });
  await insert("ledger_entries", {
    ...entry,
    public_id: newPublicId(),
    kind: "usage",
    amount: -PRICE,
    idempotency_key: "usage",
  });
  await insert("ledger_entries", {
    unit: "points_allotted",
    public_id: newPublicId(),
    kind: "allotment",
    amount: 100,
    idempotency_key: "allotment",
  });
  const hour = Math.floor(SCHEDULE.startedAt.getTime() / HOUR_MS) * HOUR_MS;
  await insert("usage_hours", {
    hour: new Date(hour),
    snapshots: 1,
    amount: PRICE,
    sealed_at: new Date(hour + HOUR_MS),
  });
  await insert("usage_hours", { hour: new Date(hour + HOUR_MS), snapshots: open, amount: open * PRICE });
}
