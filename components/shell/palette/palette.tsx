"use client";

import { Modal } from "@/components/ui/modal";
import { PaletteList, type PaletteListProps } from "./palette-list";

export interface PaletteProps extends PaletteListProps {
  isOpen: boolean;
}

/** Opens any page and finds videos by keyboard. The text is cleared on closing. */
export default function Palette({ isOpen, ...list }: PaletteProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && list.onClose()}>
      <Modal.Container placement="top" size="lg" scroll="inside" className="p-2 sm:pt-[12dvh]">
        <Modal.Dialog aria-label="Search or go to" className="gap-0 p-0">
          <PaletteList {...list} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
