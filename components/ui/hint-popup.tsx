"use client";

import { Tooltip } from "@heroui/react/tooltip";
import type { ReactNode, RefObject } from "react";

interface HintPopupProps {
  triggerRef: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

export function HintPopup({ triggerRef, isOpen, onClose, className = "", children }: HintPopupProps) {
  return (
    // Controlled and without a trigger of its own: the text is there before this script is.
    <Tooltip isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Tooltip.Content triggerRef={triggerRef} offset={3} className={className}>
        {children}
      </Tooltip.Content>
    </Tooltip>
  );
}
