"use client";

import { Modal as HeroModal } from "@heroui/react/modal";
import type { ComponentProps, ReactNode } from "react";
import { WithinDialog } from "./within-dialog";

type DialogProps = Omit<ComponentProps<typeof HeroModal.Dialog>, "children"> & { children: ReactNode };

function Dialog({ children, ...props }: DialogProps) {
  return (
    <HeroModal.Dialog {...props}>
      <WithinDialog>{children}</WithinDialog>
    </HeroModal.Dialog>
  );
}

/** HeroUI's parts of a dialog. What a dialog contains knows when it closes. */
export const Modal = { ...HeroModal, Dialog };
