import { randomBytes, randomUUID } from "node:crypto";
import type { APIRequestContext, PlaywrightWorkerArgs } from "@playwright/test";
import { signedInAs, signedOut } from "@/e2e/api/session";
import type { Demo } from "@/e2e/demo";

const DEFAULT_ROLES = ["videos:read", "videos:write", "channels:read", "usage:read"];

export interface NewOrganization {
  /** Requests of its owner, like those of the dashboard's pages. */
  owner: APIRequestContext;
  /** A key with the roles of a new key, or with the given ones. */
  createKey(roles?: readonly string[]): Promise<string>;
  /** Sets the balance from the initial 5 USD, with a correction by an admin. */
  setBalance(usd: number): Promise<void>;
  dispose(): Promise<void>;
}

/** Signs up an organization on the free plan, with 5 USD and no videos. */
export async function newOrganization(
  playwright: PlaywrightWorkerArgs["playwright"],
  demo: Demo,
): Promise<NewOrganization> {
  const id = randomBytes(6).toString("hex");
  const account = { email: `source.${id}@example.org`, password: `violet ${id} harbor` };
  const visitor = await signedOut(playwright, demo);
  const signedUp = await visitor.post("/api/auth/sign-up", {
    data: { ...account, name: "Sam Source", organization: `Source ${id}` },
  });
  if (!signedUp.ok()) throw new Error(`Sign-up was refused: ${signedUp.status()} ${await signedUp.text()}`);
  await visitor.dispose();
  const owner = await signedInAs(playwright, demo, account);
  return {
    owner,
    async createKey(roles = DEFAULT_ROLES) {
      const created = await owner.post("/api/dashboard/keys", {
        data: { name: `Key ${randomUUID().slice(0, 8)}`, roles, expires_in_days: null },
      });
      if (created.status() !== 201) throw new Error(`No key: ${created.status()} ${await created.text()}`);
      return (await created.json()).key;
    },
    async setBalance(usd) {
      const admin = await signedInAs(playwright, demo, demo.admin);
      try {
        const { rows } = await (await admin.get(`/api/dashboard/admin/organizations?q=${id}`)).json();
        const amount = Math.round((usd - 5) * 100) / 100;
        const booked = await admin.post(`/api/dashboard/admin/organizations/${rows[0].id}/correction`, {
          data: { amount_usd: amount, confirm_usd: amount, reason: "Test balance", idempotency_key: randomUUID() },
        });
        if (!booked.ok()) throw new Error(`No correction: ${booked.status()} ${await booked.text()}`);
      } finally {
        await admin.dispose();
      }
    },
    dispose: () => owner.dispose(),
  };
}

/** Returns a saved channel of the demo organization on the platform with a known audience; undefined without one. */
export async function savedWithAudience(
  playwright: PlaywrightWorkerArgs["playwright"],
  demo: Demo,
  media: string,
  key: string,
): Promise<{ id: string; country: string | null } | undefined> {
  const owner = await signedInAs(playwright, demo, demo);
  try {
    const { rows } = await (await owner.get("/api/dashboard/channels")).json();
    for (const { id, platform, country } of rows) {
      if (platform !== media) continue;
      const headers = { Authorization: `Token ${key}` };
      if ((await owner.get(`/api/v1/channels/${id}/analytics/audience`, { headers })).ok()) return { id, country };
    }
  } finally {
    await owner.dispose();
  }
}

export interface DemoKey {
  key: string;
  revoke(): Promise<void>;
}

/**
 * Creates a key of the demo organization with the roles of a new key. Each file uses its own: the rate limit is per key,
 * and other files count what the demo's keys have left.
 */
export async function demoKey(playwright: PlaywrightWorkerArgs["playwright"], demo: Demo): Promise<DemoKey> {
  const owner = await signedInAs(playwright, demo, demo);
  const created = await owner.post("/api/dashboard/keys", {
    data: { name: `Sources ${randomUUID().slice(0, 8)}`, roles: DEFAULT_ROLES, expires_in_days: 1 },
  });
  if (created.status() !== 201) throw new Error(`No key: ${created.status()} ${await created.text()}`);
  const { id, key } = await created.json();
  return {
    key,
    async revoke() {
      await owner.delete(`/api/dashboard/keys/${id}`);
      await owner.dispose();
    },
  };
}
