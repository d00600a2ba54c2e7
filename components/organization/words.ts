import { plural } from "@/lib/core/format";
import type { MemberRow } from "@/lib/people/members/schemas";
import { type Period, periodWords } from "@/lib/people/organizations/retention-rules";

export const ORGANIZATION_TITLE = "Organization";

/** Returns "4 people in Rossi & Figli, including 1 owner." */
export function membersAnswer(organization: string, members: readonly MemberRow[]): string {
  const owners = members.filter(({ role }) => role === "owner").length;
  if (members.length === 1) return `1 person in ${organization}.`;
  return `${members.length} people in ${organization}, ${owners === members.length ? "all owners" : `including ${plural(owners, "owner")}`}.`;
}

/** "30 days", "Permanently". */
export function periodName(period: Period): string {
  const words = periodWords(period);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
