"use client";

import { OverlayTriggerStateContext } from "@heroui/react/rac";
import { type ReactNode, useContext } from "react";
import { DialogOpen } from "@/components/dialog-open";

/** Tells what a dialog contains whether the dialog is open. */
export function WithinDialog({ children }: { children: ReactNode }) {
  return <DialogOpen value={useContext(OverlayTriggerStateContext)?.isOpen ?? true}>{children}</DialogOpen>;
}
