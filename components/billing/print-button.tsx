"use client";

import { Button } from "@heroui/react/button";

export function PrintButton() {
  return (
    <Button variant="outline" className="touch-target" onPress={() => window.print()}>
      Print
    </Button>
  );
}
