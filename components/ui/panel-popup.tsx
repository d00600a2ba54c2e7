"use client";

import { Popover } from "@heroui/react/popover";
import type { ReactNode } from "react";
import type { PopupProps } from "./use-popup";
import { WithinDialog } from "./within-dialog";

interface PanelPopupProps extends PopupProps {
  label: string;
  className?: string;
  children: ReactNode;
}

/** A small panel at its button: settings that apply while it is open. */
export function PanelPopup({ label, className = "", children, ...popup }: PanelPopupProps) {
  const { isOpen, onClose, triggerRef } = popup;
  return (
    <Popover.Content
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      triggerRef={triggerRef}
      placement="bottom end"
      // The classes come from the button's own component otherwise, which is not loaded here.
      className={`popover ${className}`}
    >
      <Popover.Dialog
        aria-label={label}
        className="popover__dialog max-h-[min(80dvh,36rem)] overflow-y-auto p-3 outline-none"
      >
        <WithinDialog>{children}</WithinDialog>
      </Popover.Dialog>
    </Popover.Content>
  );
}
