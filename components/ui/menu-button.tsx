"use client";

import type { ReactNode } from "react";
import { lazyOnTouch } from "./lazy-on-touch";
import type { MenuPopupProps } from "./menu-popup";
import { usePopup } from "./use-popup";

const MenuPopup = lazyOnTouch(() => import("./menu-popup").then((module) => module.MenuPopup));

interface MenuButtonProps extends Pick<MenuPopupProps, "label" | "entries" | "selected" | "placement"> {
  /** The button's name for screen readers. */
  name: string;
  className: string;
  popupClassName?: string;
  children: ReactNode;
}

/** A button that opens a menu. */
export function MenuButton({ name, className, popupClassName, children, ...menu }: MenuButtonProps) {
  const { trigger, popup } = usePopup("menu", MenuPopup.prepare);
  return (
    <>
      <button {...trigger} aria-label={name} className={`dropdown__trigger ${className}`}>
        {children}
      </button>
      <MenuPopup {...popup} {...menu} className={popupClassName} />
    </>
  );
}
