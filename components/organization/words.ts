import { plural } from "@/lib/core/format";
import type { MemberRow } from "@/lib/people/members/schemas";
import { type Period, periodWords } from "@/lib/people/organizations/retention-rules";

export const ORGANIZATION_TITLE = "Organization";

/** "4 people in Rossi & Figli, 1 of them an owner." */
export function membersAnswer(organization: string, members: readonly MemberRow[]): string {
  const owners = members.filter(({ role }) => role === "owner").length;
  const people = members.length === 1 ? "1 person" : `${members.length} people`;
  return `${people} in ${organization}, ${owners === members.length ? "all of them owners" : `${plural(owners, "owner")} among them`}.`;
}

/** "30 days", "Permanently". */
export function periodName(period: Period): string {
  const words = periodWords(period);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
