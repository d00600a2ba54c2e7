import type { OrganizationContext } from "@/lib/core/context";
import { plural } from "@/lib/core/format";
import type { ReportSubject } from "@/lib/insight/reports/dashboard-schemas";
import type { Report } from "@/lib/insight/reports/schemas";
import { readSubjects } from "@/lib/insight/subjects/read";

/** Returns what reports are about, by their IDs, with one query per kind. What was deleted isn't in the map. */
export async function readReportSubjects(
  ctx: OrganizationContext,
  reports: readonly Pick<Report, "id" | "of" | "ids">[],
): Promise<Map<string, NonNullable<ReportSubject>>> {
  const found = new Map<string, NonNullable<ReportSubject>>();
  for (const kind of ["label", "campaign", "channel", "video"] as const) {
    const own = reports.filter(({ of }) => of === kind);
    const subjects = await readSubjects(
      ctx,
      kind,
      own.flatMap(({ ids }) => ids),
    );
    for (const { id, ids } of own) {
      const subject = subjects.get(ids[0] ?? "");
      if (!subject) continue;
      const { name, handle, path, platform } = subject;
      found.set(id, { name: kind === "channel" ? handle : (name ?? handle), path, platform });
    }
  }
  for (const { id, of, ids } of reports)
    if (of === "selection") found.set(id, { name: plural(ids.length, "video"), path: null, platform: null });
  return found;
}
