import { endpoint } from "@/rest/dashboard/endpoint";
import { CONNECTION_LIMIT, SECRET_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/connections";

/** Accounts are connected by a form (app/api/connect), because the browser leaves for the platform. */
export const listConnections = endpoint<typeof schemas.listConnections>({
  method: "GET",
  path: "/api/dashboard/connections",
  right: "channels:read",
});

export const disconnectAccount = endpoint<typeof schemas.disconnectAccount>({
  method: "POST",
  path: "/api/dashboard/connections/{id}/disconnect",
  right: "organization:manage",
  limit: CONNECTION_LIMIT,
});

/** Its answer holds a secret, so it is not stored. */
export const inviteConnection = endpoint<typeof schemas.inviteConnection>({
  method: "POST",
  path: "/api/dashboard/connections/invitations",
  right: "organization:manage",
  limit: SECRET_LIMIT,
  status: 201,
});

export const withdrawConnectionInvitation = endpoint<typeof schemas.withdrawConnectionInvitation>({
  method: "DELETE",
  path: "/api/dashboard/connections/invitations/{id}",
  right: "organization:manage",
});

export const getOwnFigures = endpoint<typeof schemas.getOwnFigures>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/own-figures",
  right: "channels:read",
});
