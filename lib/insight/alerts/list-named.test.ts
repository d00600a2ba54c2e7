import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { campaigns, labels, trackings } from "@/db/schema";
import { newPublicId } from "@/lib/core/public-id";
import { insertAlert } from "@/lib/insight/alerts/fixtures";
import { listNamedAlerts } from "@/lib/insight/alerts/list-named";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { ctx, found, freshAccount } from "@/test/channels";
import { createTestOrganization } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

test("alerts have the names of what they look at, and none for everything or what was deleted", async () => {
  const owner = await createTestOrganization(ctx);
  const [videoId] = await insertVideos(owner, [{ title: "A long walk" }]);
  const [video] = await ctx.db
    .select()
    .from(trackings)
    .where(eq(trackings.publicId, videoId ?? ""));
  const [label] = await ctx.db
    .insert(labels)
    .values({ organizationId: owner.organization.id, publicId: newPublicId(), name: "Hero", createdAt: ctx.now() })
    .returning();
  const { id: campaignId } = await createCampaign(owner, { name: "Autumn" });
  const [campaign] = await ctx.db.select().from(campaigns).where(eq(campaigns.publicId, campaignId));
  const channel = await found("tiktok", freshAccount("tiktok"));
  const views = { type: "views", value: 5 } as const;
  for (const [scope, scopeId] of [
    ["all", null],
    ["label", label?.id],
    ["campaign", campaign?.id],
    ["channel", channel.id],
    ["video", video?.id],
    ["label", 2 ** 30],
  ] as const)
    await insertAlert(owner, views, { scope, scopeId: scopeId ?? null });
  const { alerts } = await listNamedAlerts(owner);
  expect(alerts.map(({ scope, scope_name }) => [scope.type, scope_name]).toSorted()).toEqual(
    [
      ["all", null],
      ["label", "Hero"],
      ["campaign", "Autumn"],
      ["channel", channel.name || `@${channel.username}`],
      ["video", "A long walk"],
      ["label", null],
    ].toSorted(),
  );
});
