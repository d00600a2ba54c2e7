import { notFound } from "@/lib/core/errors";
import * as organizations from "@/lib/people/organizations/start";
import { listMemberships } from "@/lib/people/sessions/membership";
import { systemContext } from "@/lib/people/sessions/request-context";
import type * as endpoints from "@/rest/dashboard/endpoints/organization";
import type { VerbsOf } from "@/rest/dashboard/verb";

export { previewRetention } from "@/lib/operations/retention/preview";
export { closeOrganization } from "@/lib/people/organizations/close";
export { getOrganization } from "@/lib/people/organizations/get";
export { leaveOrganization } from "@/lib/people/organizations/leave";
export { getLogo, removeLogo, setLogo } from "@/lib/people/organizations/logo";
export { reopenOrganization } from "@/lib/people/organizations/reopen";
export { requireSecondFactor } from "@/lib/people/organizations/require-second-factor";
export { setRetention } from "@/lib/people/organizations/set-retention";
export { updateOrganization } from "@/lib/people/organizations/update";

type Verbs = VerbsOf<typeof endpoints>;

export const startOrganization: Verbs["startOrganization"] = async ({ user, origin }, { name }) => {
  const answer = await organizations.startOrganization(systemContext(), { name, userId: user.id, origin });
  return { answer, organization: answer.id };
};

export const switchOrganization: Verbs["switchOrganization"] = async ({ user }, { id }) => {
  const own = await listMemberships(systemContext(), user.id);
  if (!own.some((membership) => membership.id === id)) throw notFound("Organization not found");
  return { answer: { id }, organization: id };
};
