import { api } from "@/components/api";
import { Joined, type JoinRequest } from "@/lib/people/invitations/schemas";

const ROOT = "/api/auth/invitation";

export const acceptInvitation = (token: string) => api(Joined, `${ROOT}/accept`, { method: "POST", body: { token } });
export const joinByInvitation = (body: JoinRequest) => api(Joined, `${ROOT}/join`, { method: "POST", body });
