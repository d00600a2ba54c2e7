import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/account-data";

export const exportAccount = endpoint<typeof schemas.exportAccount, "person">({
  method: "GET",
  path: "/api/dashboard/profile/export",
  right: "person",
});

/** Asks for the password or a code first, unless the person has just given it. */
export const deleteAccount = endpoint<typeof schemas.deleteAccount, "person">({
  method: "POST",
  path: "/api/dashboard/profile/delete",
  right: "person",
});
