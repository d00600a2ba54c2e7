import { asc, eq } from "drizzle-orm";
import { auditEntries, outbox, trackings } from "@/db/schema";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { closeOrganization } from "@/lib/people/organizations/close";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { TurnableContext } from "@/lib/tracking/collection/replay";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { mintId } from "@/sandbox/ids";
import { testContext } from "@/test/context";
import { createTeam } from "@/test/teams";
import { trackVideo } from "@/test/track";

/** What tests of closed organizations share. */

let seed = 0;
/** Each test is three months after the previous one, because they share a database and its claimed slots. */
let start = new Date("2021-01-10T12:00:10Z");

export async function setUpClosing(balanceUsd = 100) {
  start = new Date(start.getTime() + 90 * DAY_MS);
  const begin = start.getTime();
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const team = await createTeam(ctx, { plan: "pro", balanceUsd });
  const { owner } = team;
  const { organization } = owner.ctx;
  const track = (days = 1) => {
    seed += 1;
    const externalId = mintId("youtube", new Date(begin - HOUR_MS), `closing:${seed}`);
    return trackVideo(owner.ctx, { video_link: canonicalVideoUrl("youtube", externalId), duration_days: days });
  };
  const tracked = () =>
    ctx.db.select().from(trackings).where(eq(trackings.organizationId, organization.id)).orderBy(asc(trackings.id));
  const stored = async () => {
    const histories = await Promise.all((await tracked()).map(({ id }) => hoursOf(ctx.db, id)));
    return histories.reduce((sum, { hours }) => sum + hours.length, 0);
  };
  /** Its emails about being closed. */
  const mails = async () =>
    (await ctx.db.select().from(outbox).where(eq(outbox.organizationId, organization.id)).orderBy(asc(outbox.id)))
      .map(({ payload }) => Object(payload))
      .filter(({ template }) => template === "organization_closed");
  const acts = () =>
    ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, organization.id))
      .orderBy(asc(auditEntries.id));
  const hours = (n: number) => new Date(begin + n * HOUR_MS);
  const days = (n: number) => new Date(begin + n * DAY_MS);
  const close = () => closeOrganization(owner.ctx, { name: organization.name });
  const reopen = () => reopenOrganization(owner.ctx);
  return { ctx, team, owner, organization, track, tracked, stored, mails, acts, hours, days, close, reopen };
}
