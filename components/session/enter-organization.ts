import { api } from "@/components/api";
import { toast } from "@/components/toast";
import * as organization from "@/rest/dashboard/endpoints/organization";
import { announceSwitch } from "./current-organization";
import { forgetRecent } from "./recent-places";

/** Does a full load after a switch, which leaves nothing of the previous organization in memory. */
export function enterOrganization(): Promise<never> {
  forgetRecent();
  announceSwitch();
  window.location.assign("/overview");
  return new Promise(() => {});
}

/** Switches to another of the person's organizations. */
export async function switchOrganization(id: string): Promise<void> {
  try {
    await api(organization.switchOrganization, { body: { id } });
  } catch (error) {
    toast.error(error instanceof Error ? error.message : String(error));
    return;
  }
  await enterOrganization();
}
