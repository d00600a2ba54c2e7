import { signOut } from "next-auth/react";
import { toast } from "sonner";
import { forgetRecent } from "@/components/palette/recent";

/** Ends the session. The full load afterwards leaves nothing of its data in memory. */
export async function leave(): Promise<void> {
  try {
    await signOut({ redirect: false });
    forgetRecent();
    window.location.assign("/sign-in");
  } catch {
    toast.error("Signing out failed. Check the connection and try again.");
  }
}
