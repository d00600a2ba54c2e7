"use client";

import { Button } from "@heroui/react/button";
import { leave } from "@/components/session/leave";

export function SignOutButton() {
  return (
    <Button variant="outline" onPress={leave}>
      Sign out
    </Button>
  );
}
