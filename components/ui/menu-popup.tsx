"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Label } from "@heroui/react/label";
import { RouterProvider } from "@heroui/react/rac";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { PopupProps } from "./use-popup";

export interface MenuEntry {
  id: string;
  name: string;
  icon?: ReactNode;
  href?: string;
  onAction?: () => void;
}

export interface MenuPopupProps extends PopupProps {
  label: string;
  entries: readonly MenuEntry[];
  /** Marks the current one of several choices. */
  selected?: string;
  placement: "bottom start" | "top start";
  className?: string;
}

export function MenuPopup({ label, entries, selected, placement, className = "", ...popup }: MenuPopupProps) {
  const { isOpen, onClose, triggerRef, triggerId, focus } = popup;
  const router = useRouter();
  return (
    <RouterProvider navigate={(href) => router.push(href)}>
      <Dropdown.Popover
        isOpen={isOpen}
        onOpenChange={(open) => !open && onClose()}
        triggerRef={triggerRef}
        trigger="MenuTrigger"
        placement={placement}
        aria-labelledby={triggerId}
        className={`dropdown__popover ${className}`}
      >
        <Dropdown.Menu
          aria-label={label}
          autoFocus={focus}
          onClose={onClose}
          className="dropdown__menu"
          {...(selected !== undefined && {
            selectionMode: "single",
            disallowEmptySelection: true,
            selectedKeys: [selected],
          })}
        >
          {entries.map(({ id, name, icon, href, onAction }) => (
            <Dropdown.Item key={id} id={id} href={href} textValue={name} onAction={onAction}>
              {selected !== undefined && <Dropdown.ItemIndicator />}
              {icon}
              <Label className="truncate">{name}</Label>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </RouterProvider>
  );
}
