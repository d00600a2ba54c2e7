import { reports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";

/** Inserts reports of nothing, without links. */
export async function fillReports(ctx: OrganizationContext, count: number): Promise<void> {
  await ctx.db.insert(reports).values(
    Array.from({ length: count }, (_, index) => ({
      publicId: newPublicId(),
      organizationId: ctx.organization.id,
      title: `Report ${index + 1}`,
      of: "selection" as const,
      ids: ["never"],
      sections: ["figures"],
      showsMoney: false,
      createdAt: ctx.now(),
    })),
  );
}

/** Returns the token of a report's link. */
export const tokenOf = ({ url }: { url: string }): string => url.split("/r/")[1] ?? "";
