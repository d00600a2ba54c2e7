"use client";

import { Button } from "@heroui/react/button";
import { leaveAndStay } from "@/components/session/leave";

/** Ends the session and opens the invitation again, signed out. */
export function SignOutAndStay() {
  return (
    <Button fullWidth onPress={leaveAndStay}>
      Sign out
    </Button>
  );
}
