import { toast } from "sonner";
import { forgetRecent } from "@/components/palette/recent";

/** Ends the session. The full load leaves nothing of its data in memory. */
export async function leave(): Promise<void> {
  try {
    // Only needed for signing out; otherwise every page would include it.
    const { signOut } = await import("next-auth/react");
    await signOut({ redirect: false });
    forgetRecent();
    window.location.assign("/sign-in");
  } catch {
    toast.error("We couldn't confirm that you're signed out. Check your connection, then try again.");
  }
}
