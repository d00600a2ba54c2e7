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
    <Tooltip.Content
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      offset={3}
      className={`tooltip ${className}`}
    >
      {children}
    </Tooltip.Content>
  );
}
