import { InvitationToken, Joined, JoinRequest } from "@/lib/people/invitations/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const acceptInvitation = schemas({ body: InvitationToken, answer: Joined });

export const joinByInvitation = schemas({ body: JoinRequest, answer: Joined });
