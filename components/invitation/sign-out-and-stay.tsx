"use client";

import { Button } from "@heroui/react/button";
import { signOut } from "next-auth/react";
import { toast } from "sonner";
import { forgetRecent } from "@/components/palette/recent";

/** Ends the session and opens the invitation again, signed out. */
export function SignOutAndStay() {
  const leave = async () => {
    try {
      await signOut({ redirect: false });
      forgetRecent();
      window.location.reload();
    } catch {
      toast.error("We couldn't confirm that you're signed out. Check your connection, then try again.");
    }
  };
  return (
    <Button fullWidth onPress={leave}>
      Sign out
    </Button>
  );
}
