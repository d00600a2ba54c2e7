import { endpoint } from "@/rest/dashboard/endpoint";
import { OUTGOING_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/alerts";

export const createAlert = endpoint<typeof schemas.createAlert>({
  method: "POST",
  path: "/api/dashboard/alerts",
  right: "alerts:write",
  status: 201,
  limit: OUTGOING_LIMIT,
});

export const listAlerts = endpoint<typeof schemas.listAlerts>({
  method: "GET",
  path: "/api/dashboard/alerts",
  right: "alerts:read",
});

export const updateAlert = endpoint<typeof schemas.updateAlert>({
  method: "PATCH",
  path: "/api/dashboard/alerts/{id}",
  right: "alerts:write",
  limit: OUTGOING_LIMIT,
});

export const removeAlert = endpoint<typeof schemas.removeAlert>({
  method: "DELETE",
  path: "/api/dashboard/alerts/{id}",
  right: "alerts:write",
});

/** Of all alerts, deleted ones too. */
export const listFirings = endpoint<typeof schemas.listFirings>({
  method: "GET",
  path: "/api/dashboard/alerts/firings",
  right: "alerts:read",
});

/** What the form offers. */
export const getAlertChoices = endpoint<typeof schemas.getAlertChoices>({
  method: "GET",
  path: "/api/dashboard/alerts/choices",
  right: "alerts:read",
});

export const listAlertChannels = endpoint<typeof schemas.listAlertChannels>({
  method: "GET",
  path: "/api/dashboard/alerts/channels",
  right: "alerts:read",
});

export const createAlertChannel = endpoint<typeof schemas.createAlertChannel>({
  method: "POST",
  path: "/api/dashboard/alerts/channels",
  right: "alerts:write",
  status: 201,
  limit: OUTGOING_LIMIT,
});

export const testAlertChannel = endpoint<typeof schemas.testAlertChannel>({
  method: "POST",
  path: "/api/dashboard/alerts/channels/{id}/test",
  right: "alerts:write",
  limit: OUTGOING_LIMIT,
});

export const removeAlertChannel = endpoint<typeof schemas.removeAlertChannel>({
  method: "DELETE",
  path: "/api/dashboard/alerts/channels/{id}",
  right: "alerts:write",
});
