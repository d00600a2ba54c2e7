import { Hono } from "hono";
import { z } from "zod";
import { FAULT_KINDS } from "./fault-kinds";
import type { Fault } from "./faults";
import { nowOf, type World } from "./gateway";
import { PLATFORMS, type Platform, toPlatform } from "./platforms";

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const FaultInput = z.strictObject({
  platform: z.string().transform((name, issues): Platform => {
    const platform = toPlatform(name);
    if (platform) return platform;
    issues.addIssue({ code: "custom", message: `is none of ${PLATFORMS.join(", ")}` });
    return z.NEVER;
  }),
  fault: z.string(),
  ids: z.array(z.string()).min(1).optional(),
  endpoints: z.array(z.string()).min(1).optional(),
  rate: z.number().min(0).max(1).optional(),
  count: z.number().int().min(1).optional(),
  /** In sandbox time, counted from `from` or the request's own time. */
  durationMs: z.number().int().min(1).optional(),
  from: instant.optional(),
  until: instant.optional(),
  seed: z.string().optional(),
  delayMs: z.number().int().min(0).max(120_000).optional(),
  limit: z.number().int().min(0).optional(),
});

const InboxFaultInput = z.strictObject({
  fault: z.enum(["rate_limited", "server_error", "no_answer"]),
  count: z.int().min(1).optional(),
  every: z.int().min(1).optional(),
  webhook: z.string().optional(),
});

/** Control endpoints for tests and demos. They need no key. */
export function control(world: World): Hono {
  return new Hono()
    .get("/calls", (c) => c.json(world.calls.report()))
    .delete("/calls", (c) => {
      world.calls.reset();
      return c.body(null, 204);
    })
    .delete("/consents/:platform/:account", (c) => {
      const platform = toPlatform(c.req.param("platform"));
      if (!platform) return c.notFound();
      world.consents.revokeAccount(platform, c.req.param("account"));
      return c.body(null, 204);
    })
    .get("/messages", (c) => c.json({ messages: world.inbox.list() }))
    .delete("/messages", (c) => {
      world.inbox.clear();
      return c.body(null, 204);
    })
    .post("/messages/faults", async (c) => {
      const input = InboxFaultInput.safeParse(await c.req.json().catch(() => undefined));
      if (!input.success) return c.json({ error: z.prettifyError(input.error) }, 400);
      const { fault, ...which } = input.data;
      world.inbox.fail(fault, which);
      return c.body(null, 204);
    })
    .get("/faults", (c) => c.json(world.faults.list().map(faultView)))
    .get("/faults/kinds", (c) => c.json(FAULT_KINDS))
    .post("/faults", async (c) => {
      const input = FaultInput.safeParse(await c.req.json().catch(() => undefined));
      if (!input.success) return c.json({ error: z.prettifyError(input.error) }, 400);
      const { durationMs, ...spec } = input.data;
      if (!Object.hasOwn(FAULT_KINDS[spec.platform], spec.fault)) {
        const known = Object.keys(FAULT_KINDS[spec.platform]).join(", ");
        return c.json({ error: `${spec.platform} has no fault "${spec.fault}"; it has ${known}` }, 400);
      }
      const clocked = durationMs !== undefined || c.req.header("x-sandbox-now") !== undefined;
      const from = spec.from ?? (clocked ? nowOf(c) : undefined);
      const until = spec.until ?? (durationMs === undefined ? undefined : (from ?? nowOf(c)) + durationMs);
      return c.json({ id: world.faults.add({ ...spec, from, until }).id }, 201);
    })
    .delete("/faults", (c) => {
      world.faults.clear();
      return c.body(null, 204);
    })
    .delete("/faults/:id", (c) => (world.faults.remove(c.req.param("id")) ? c.body(null, 204) : c.notFound()));
}

function faultView({ kind, from, until, since: _, ...fault }: Fault): object {
  const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());
  return { ...fault, level: kind.level, from: iso(from), until: iso(until) };
}
