"use client";

import { Button } from "@heroui/react/button";

export function PrintButton() {
  return (
    <Button variant="outline" className="tap-target" onPress={() => window.print()}>
      Print
    </Button>
  );
}
