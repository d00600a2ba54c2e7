"use client";

import { OverlayTriggerStateContext } from "@heroui/react/rac";
import { type ReactNode, useContext } from "react";
import { DialogOpen } from "@/components/dialog-open";

/** Provides what a dialog contains with whether the dialog is open. */
export function WithinDialog({ children }: { children: ReactNode }) {
  return <DialogOpen value={useContext(OverlayTriggerStateContext)?.isOpen ?? true}>{children}</DialogOpen>;
}
