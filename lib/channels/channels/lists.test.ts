import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { audienceImports } from "@/db/schema";
import { addChannel } from "@/lib/channels/channels/add";
import { getChannelAudience } from "@/lib/channels/channels/audience";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { seedChannel } from "@/lib/channels/channels/fixtures";
import { importAudience, MAX_CSV_BYTES, previewAudience } from "@/lib/channels/channels/import-audience";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import { saveChannel } from "@/lib/channels/channels/save";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { unsaveChannel } from "@/lib/channels/channels/unsave";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";

const ctx = testContext();
let owner: OrganizationContext;
let other: OrganizationContext;
let channel: ChannelRow;

const as = (role: MemberRole): OrganizationContext => ({ ...owner, actor: { type: "user", userId: 7, role } });
const savedBy = async (member: OrganizationContext) => (await listChannelRows(member, ChannelRowsQuery.parse({}))).rows;
const refusal = (code: string) => ({ refusal: expect.objectContaining({ code }) });

beforeEach(async () => {
  owner = await createTestOrganization(ctx);
  other = await createTestOrganization(ctx);
  channel = await seedChannel(ctx, { name: "A channel", country: "DE", followers: 12 });
});

describe("an organization's list of channels", () => {
  test("has a channel once, and is private to its organization", async () => {
    const saved = {
      id: channel.uuid,
      platform: "instagram",
      username: channel.username,
      name: "A channel",
      country: "DE",
      categories: [],
      is_verified: null,
      followers: 12,
      read_at: "2026-03-10T12:00:00.000Z",
      saved_at: "2026-03-10T12:00:00.000Z",
      trackings: 0,
      gained_30d: null,
      gained_percent_30d: null,
      post_count: null,
      quality_grade: null,
      quality_source: null,
      has_audience: false,
    };
    expect(await saveChannel(as("member"), { id: channel.uuid })).toEqual(saved);
    ctx.clock.advance(60_000);
    expect(await saveChannel(owner, { id: channel.uuid })).toEqual(saved);
    const second = await seedChannel(ctx);
    await saveChannel(owner, { id: second.uuid });
    const channels = await savedBy(as("viewer"));
    expect(channels.map(({ id }) => id)).toEqual([second.uuid, channel.uuid]);
    expect(channels[1]).toEqual({ ...saved, recent_followers: Array(31).fill(null) });
    expect(await savedBy(other)).toEqual([]);
    ctx.clock.advance(-60_000);
  });

  test("removes only its own entries", async () => {
    await saveChannel(owner, { id: channel.uuid });
    await expect(unsaveChannel(other, { id: channel.uuid })).rejects.toMatchObject(refusal("not_found"));
    expect(await unsaveChannel(owner, { id: channel.uuid })).toEqual({ id: channel.uuid });
    await expect(unsaveChannel(owner, { id: channel.uuid })).rejects.toMatchObject(refusal("not_found"));
    expect(await savedBy(owner)).toEqual([]);
    await expect(saveChannel(owner, { id: randomUUID() })).rejects.toMatchObject(refusal("not_found"));
  });

  test("adds a channel by name, fetched from the platform", async () => {
    const added = await addChannel(owner, { platform: "tiktok", username: "@some.creator" });
    expect(added).toMatchObject({ username: "some.creator", platform: "tiktok" });
    expect(added.followers).toBeGreaterThan(0);
    expect(await savedBy(owner)).toMatchObject([added]);
    await expect(addChannel(owner, { platform: "tiktok", username: "no such name" })).rejects.toMatchObject(
      refusal("not_found"),
    );
    await injectFault({ platform: "twitter", fault: "http_500" });
    await expect(addChannel(owner, { platform: "twitter", username: "someoneelse" })).rejects.toMatchObject(
      refusal("platform_failed"),
    );
    await clearFaults();
  });

  test("can be changed only by members with write access", async () => {
    const viewer = as("viewer");
    await expect(saveChannel(viewer, { id: channel.uuid })).rejects.toMatchObject(refusal("forbidden"));
    await expect(unsaveChannel(viewer, { id: channel.uuid })).rejects.toMatchObject(refusal("forbidden"));
    await expect(addChannel(viewer, { platform: "tiktok", username: "x" })).rejects.toMatchObject(refusal("forbidden"));
    expect(await savedBy(owner)).toEqual([]);
  });
});

describe("an audience import", () => {
  const csv = "dimension,value,amount\ncountry,US,3\ncountry,DE,1\nage,25-34,10";
  const audience = {
    genders: { male: 0, femalte: 0 },
    countries: { US: 75, DE: 25 },
    ages: { total: 10, counts: [["25-34", 10]] },
  };
  const id = () => ({ id: channel.uuid });
  const input = (text = csv) => ({ channelId: channel.uuid, csv: text });

  test("is previewed without being stored", async () => {
    expect(await previewAudience(owner, input())).toEqual({ audience, errors: [] });
    expect(await previewAudience(owner, input(`${csv}\ncountry,XX,1`))).toEqual({
      audience,
      errors: [{ line: 5, message: `"XX" isn't a two-letter country code, such as DE` }],
    });
    await expect(getChannelAudience(owner, id())).rejects.toMatchObject(refusal("not_found"));
  });

  test("is private to the importing organization, and replaced by its next one", async () => {
    expect(await importAudience(as("member"), input())).toEqual({ audience, imported_at: "2026-03-10T12:00:00.000Z" });
    expect(await getChannelAudience(owner, id())).toEqual(audience);
    await expect(getChannelAudience(other, id())).rejects.toMatchObject(refusal("not_found"));
    await importAudience(other, input("dimension,value,amount\ngender,male,1"));
    expect(await getChannelAudience(owner, id())).toEqual(audience);
    await importAudience(owner, input("dimension,value,amount\ngender,female,1"));
    expect(await getChannelAudience(owner, id())).toEqual({
      genders: { male: 0, femalte: 100 },
      countries: {},
      ages: { total: 0, counts: [] },
    });
  });

  test("is rejected unless every line is parsed and it has content", async () => {
    await expect(importAudience(owner, input(`${csv}\ncountry,XX,1`))).rejects.toMatchObject({
      refusal: {
        code: "invalid_request",
        details: [{ field: "csv", message: `Line 5: "XX" isn't a two-letter country code, such as DE` }],
      },
    });
    for (const empty of ["dimension,value,amount", "dimension,value,amount\ncountry,US,0\nage,unknown,5"])
      await expect(importAudience(owner, input(empty))).rejects.toMatchObject({
        refusal: { details: [{ field: "csv", message: "The file contains no audience data" }] },
      });
    await expect(getChannelAudience(owner, id())).rejects.toMatchObject(refusal("not_found"));
  });

  test("has at most a mebibyte, a known channel, and a member with write access", async () => {
    const before = await ctx.db.$count(audienceImports);
    for (const verb of [importAudience, previewAudience]) {
      const large = input(csv.padEnd(MAX_CSV_BYTES - 1, "\n"));
      await expect(verb(owner, { ...large, csv: `${large.csv}ü` })).rejects.toMatchObject(refusal("payload_too_large"));
      await expect(verb(owner, { csv, channelId: randomUUID() })).rejects.toMatchObject(refusal("not_found"));
      await expect(verb(as("viewer"), input())).rejects.toMatchObject(refusal("forbidden"));
    }
    expect(await ctx.db.$count(audienceImports)).toBe(before);
  });
});
