"use client";

import { Button } from "@heroui/react/button";
import { Menu } from "lucide-react";
import { useState } from "react";
import { Brand } from "@/components/ui/brand";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { SandboxWord } from "@/components/ui/sandbox-word";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { Balance } from "./balance";
import { OrganizationSwitch } from "./organization-switch";
import { PaletteButton } from "./palette-button";
import { PlaceLinks } from "./place-links";
import type { ShellFacts } from "./side-bar";
import { UserMenu } from "./user-menu";
import { ZoneButton } from "./zone-button";

const SideDrawer = lazyOnTouch(() => import("./side-drawer").then((module) => module.SideDrawer));

/** Replaces the sidebar on phones. */
export function TopBar({ organization, organizations, person, isSandbox, isAdmin }: ShellFacts) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-rule border-b bg-background px-2 md:hidden print:hidden">
      <Button
        isIconOnly
        variant="ghost"
        aria-label="Menu"
        onPress={() => setIsOpen(true)}
        {...SideDrawer.touch}
        className="size-11"
      >
        <Menu aria-hidden />
      </Button>
      <div className="flex flex-col">
        <Brand href="/overview" />
        {isSandbox && (
          // The space below the name is enough for the label; both must fit into the bar.
          <div className="flex pointer-coarse:-mt-2.5">
            <SandboxWord />
          </div>
        )}
      </div>
      <div className="ml-auto flex items-center">
        <PaletteButton isIconOnly />
        <Balance isCompact />
      </div>
      <SideDrawer label="Menu" isOpen={isOpen} onClose={close}>
        <div className="flex min-w-0 flex-col px-2.5">
          <OrganizationSwitch current={organization} organizations={organizations} />
        </div>
        <PlaceLinks isAdmin={isAdmin} onNavigate={close} />
        <div className="mt-auto flex flex-col gap-2">
          <UserMenu {...person} onNavigate={close} />
          <ZoneButton onOpen={close} />
          <ThemeSwitch />
        </div>
      </SideDrawer>
    </header>
  );
}
