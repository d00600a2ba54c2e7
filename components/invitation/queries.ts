import { api } from "@/components/api";
import type { JoinRequest } from "@/lib/people/invitations/schemas";
import * as invitation from "@/rest/dashboard/endpoints/invitation";

export const acceptInvitation = (token: string) => api(invitation.acceptInvitation, { body: { token } });
export const joinByInvitation = (body: JoinRequest) => api(invitation.joinByInvitation, { body });
