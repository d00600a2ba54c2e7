"use client";

import { BookOpen, ChevronsUpDown, LogOut, UserRound } from "lucide-react";
import { leave } from "@/components/session/leave";
import { MenuButton } from "@/components/ui/menu-button";

export interface Person {
  name: string;
  email: string;
}

interface UserMenuProps extends Person {
  onNavigate?: () => void;
}

const ICON = "size-4 text-muted";

export function UserMenu({ name, email, onNavigate }: UserMenuProps) {
  return (
    <MenuButton
      name={`Account of ${name}`}
      label="Account"
      placement="top start"
      popupClassName="min-w-48"
      entries={[
        {
          id: "profile",
          name: "Profile",
          icon: <UserRound aria-hidden className={ICON} />,
          href: "/profile",
          onAction: onNavigate,
        },
        { id: "docs", name: "API documentation", icon: <BookOpen aria-hidden className={ICON} />, href: "/docs" },
        { id: "sign-out", name: "Sign out", icon: <LogOut aria-hidden className={ICON} />, onAction: leave },
      ]}
      className="tap-target flex w-full min-w-0 items-center gap-2 rounded-md px-2.5 py-1.5 text-left hover:bg-default/60"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-muted text-xs">{email}</span>
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
    </MenuButton>
  );
}
