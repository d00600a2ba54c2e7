import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { trackings, videoNotes } from "@/db/schema";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { addNote } from "@/lib/tracking/videos/add-note";
import { AddNoteRequest, MAX_NOTES } from "@/lib/tracking/videos/note-schemas";
import { getVideoOverview } from "@/lib/tracking/videos/overview";
import { removeNote } from "@/lib/tracking/videos/remove-note";
import { testContext } from "@/test/context";
import { createTeam, outcomeOf, type Team } from "@/test/teams";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let team: Team;
let id: string;
/** When the tracking started. */
let start: number;
beforeEach(async () => {
  team = await createTeam(ctx);
  [id = ""] = await insertVideos(team.organization, [{}]);
  start = Date.parse((await getVideoOverview(team.owner.ctx, { id })).started_at);
});

const notesOf = async () => (await getVideoOverview(team.viewer.ctx, { id })).notes;
const at = (ms = 0) => new Date(start + ms).toISOString();

test("members add notes, and viewers read them in the order of their moments", async () => {
  const later = HOUR_MS;
  const hourLater = { ...team.member.ctx, now: () => new Date(start + later) };
  const second = await addNote(hourLater, { id, at: at(later), text: "Second" });
  await addNote(team.owner.ctx, { id, at: at(), text: "First" });
  expect(await notesOf()).toMatchObject([
    { text: "First", at: at(), author: "The owner" },
    { id: second.id, text: "Second", at: at(later), author: "The member", created_at: second.created_at },
  ]);
  // Notes are the organization's, not their author's.
  expect(await removeNote(team.manager.ctx, { id, note: second.id })).toEqual({ id: second.id });
  expect((await notesOf()).map(({ text }) => text)).toEqual(["First"]);
  expect(await outcomeOf(removeNote(team.manager.ctx, { id, note: second.id }))).toBe("not_found");
});

test("viewers and keys write no notes", async () => {
  const { id: note } = await addNote(team.member.ctx, { id, at: at(), text: "Mine" });
  const { organization } = team;
  const key = { ...organization, actor: { type: "key" as const, keyId: 1, keyName: "k", roles: ["videos:write"] } };
  for (const who of [team.viewer.ctx, key])
    expect(await outcomeOf(addNote(who, { id, at: at(), text: "No" }))).toBe("forbidden");
  expect(await outcomeOf(removeNote(team.viewer.ctx, { id, note }))).toBe("forbidden");
  expect(await notesOf()).toHaveLength(1);
});

test("another organization neither reads nor writes nor deletes them", async () => {
  const { id: note } = await addNote(team.member.ctx, { id, at: at(), text: "Mine" });
  const other = await createTeam(ctx);
  const [own = ""] = await insertVideos(other.organization, [{}]);
  expect(await outcomeOf(addNote(other.owner.ctx, { id, at: at(), text: "No" }))).toBe("not_found");
  expect(await outcomeOf(removeNote(other.owner.ctx, { id, note }))).toBe("not_found");
  // Nor through a video of its own.
  expect(await outcomeOf(removeNote(other.owner.ctx, { id: own, note }))).toBe("not_found");
  expect(await notesOf()).toHaveLength(1);
});

test("a note is about a moment between the start of tracking and now", async () => {
  const early = outcomeOf(addNote(team.member.ctx, { id, at: at(-HOUR_MS - 1), text: "Early" }));
  const future = new Date(ctx.now().getTime() + HOUR_MS).toISOString();
  expect(await early).toBe("invalid_request");
  expect(await outcomeOf(addNote(team.member.ctx, { id, at: future, text: "Late" }))).toBe("invalid_request");
});

test("the number of notes is limited, also for notes added together", async () => {
  const add = () => outcomeOf(addNote(team.member.ctx, { id, at: at(), text: "One of many" }));
  const [tracking] = await ctx.db.select({ id: trackings.id }).from(trackings).where(eq(trackings.publicId, id));
  await ctx.db.insert(videoNotes).values(
    Array.from({ length: MAX_NOTES - 1 }, (_, n) => ({
      publicId: `${id}${n}`,
      trackingId: tracking?.id ?? 0,
      authorId: team.member.userId,
      at: ctx.now(),
      text: `Note ${n}`,
      createdAt: ctx.now(),
    })),
  );
  expect((await Promise.all([add(), add()])).sort()).toEqual(["conflict", "done"]);
  expect(await notesOf()).toHaveLength(MAX_NOTES);
});

test.each(["", "   ", "x".repeat(501)])("%j is not a note", (text) =>
  expect(AddNoteRequest.safeParse({ at: "2026-11-20T10:00:00.000Z", text }).success).toBe(false),
);
