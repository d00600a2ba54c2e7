import { toast } from "@/components/toast";
import { forgetRecent } from "./recent-places";

/** Signs out and opens the sign-in page. The full load leaves nothing of the session's data in memory. */
export const leave = (): Promise<void> => endSession(() => window.location.assign("/sign-in"));

/** Signs out and reloads the page, which must also be open to a reader who is signed out. */
export const leaveAndStay = (): Promise<void> => endSession(() => window.location.reload());

async function endSession(open: () => void): Promise<void> {
  try {
    // Only needed for signing out; otherwise every page would include it.
    const { signOut } = await import("next-auth/react");
    await signOut({ redirect: false });
    forgetRecent();
    open();
  } catch {
    toast.error("We couldn't confirm that you're signed out. Check your connection, then try again.");
  }
}
