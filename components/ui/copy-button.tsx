"use client";

import { Button } from "@heroui/react/button";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy key". */
  label: string;
  isIconOnly?: boolean;
  variant?: "outline" | "ghost";
}

export function CopyButton({ text, label, isIconOnly = false, variant = "outline" }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    // Without HTTPS or permission there is no clipboard; the text next to the button stays selectable.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(done ? "copied" : "failed");
  }

  const told =
    outcome === "copied" ? "Copied" : outcome === "failed" ? "Copying isn't allowed: select and copy the text" : label;
  return (
    <Button
      size="sm"
      variant={variant}
      isIconOnly={isIconOnly}
      aria-label={isIconOnly ? told : undefined}
      onPress={copy}
    >
      {outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
      {!isIconOnly && <span aria-live="polite">{told}</span>}
    </Button>
  );
}
