"use client";

import { Button } from "@heroui/react/button";
import { Check, Copy } from "lucide-react";
import { useCopy, writeText } from "./use-copy";

interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy key". */
  label: string;
  isIconOnly?: boolean;
  variant?: "outline" | "ghost";
}

export function CopyButton({ text, label, isIconOnly = false, variant = "outline" }: CopyButtonProps) {
  // Where copying isn't allowed, the text next to the button stays selectable.
  const { outcome, copy } = useCopy(() => writeText(text));
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
