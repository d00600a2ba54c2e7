"use client";

import { Drawer } from "@heroui/react/drawer";
import type { ReactNode } from "react";

interface SideDrawerProps {
  /** Its name for screen readers. */
  label: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function SideDrawer({ label, isOpen, onClose, children }: SideDrawerProps) {
  return (
    <Drawer.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content placement="left">
        <Drawer.Dialog aria-label={label} className="flex w-72 flex-col gap-5 p-3 pt-4">
          {children}
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}
