"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Label } from "@heroui/react/label";
import { BookOpen, ChevronsUpDown, LogOut, UserRound } from "lucide-react";
import { leave } from "@/components/session/leave";

export interface Person {
  name: string;
  email: string;
}

interface UserMenuProps extends Person {
  onNavigate?: () => void;
}

export function UserMenu({ name, email, onNavigate }: UserMenuProps) {
  return (
    <Dropdown>
      <Dropdown.Trigger
        aria-label={`Account of ${name}`}
        className="tap-target flex w-full min-w-0 items-center gap-2 rounded-md px-2.5 py-1.5 text-left hover:bg-default/60"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-muted text-xs">{email}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="top start" className="min-w-48">
        <Dropdown.Menu aria-label="Account">
          <Dropdown.Item id="profile" href="/profile" textValue="Profile" onAction={onNavigate}>
            <UserRound aria-hidden className="size-4 text-muted" />
            <Label>Profile</Label>
          </Dropdown.Item>
          <Dropdown.Item id="docs" href="/docs" textValue="API documentation">
            <BookOpen aria-hidden className="size-4 text-muted" />
            <Label>API documentation</Label>
          </Dropdown.Item>
          <Dropdown.Item id="sign-out" textValue="Sign out" onAction={leave}>
            <LogOut aria-hidden className="size-4 text-muted" />
            <Label>Sign out</Label>
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
