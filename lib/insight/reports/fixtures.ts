import { eq } from "drizzle-orm";
import { reportLinks, reports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { newReportLink } from "@/lib/insight/reports/create";

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

/** Returns the token of a link as an email to a user has one. */
export async function mailLink(ctx: OrganizationContext, reportId: string, userId: number): Promise<string> {
  const { link, token } = newReportLink();
  const [report] = await ctx.db.select({ id: reports.id }).from(reports).where(eq(reports.publicId, reportId));
  await ctx.db.insert(reportLinks).values({
    ...link,
    reportId: report?.id ?? 0,
    mailedTo: userId,
    createdAt: ctx.now(),
  });
  return token;
}
