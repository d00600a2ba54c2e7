import { Brand } from "@/components/ui/brand";
import { SandboxWord } from "@/components/ui/sandbox-word";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { Balance } from "./balance";
import { type Choice, OrganizationSwitch } from "./organization-switch";
import { PaletteButton } from "./palette-button";
import { PlaceLinks } from "./place-links";
import { type Person, UserMenu } from "./user-menu";
import { ZoneButton } from "./zone-button";

export interface ShellFacts {
  organization: Choice;
  /** All organizations of the person. */
  organizations: readonly Choice[];
  person: Person;
  /** The platforms are the sandbox: no number is real, and every page says so. */
  isSandbox: boolean;
  /** Whether the person is one of those who run the service. */
  isAdmin: boolean;
  /** Whether the person may track videos and add accounts. */
  canWrite: boolean;
}

export function SideBar({ organization, organizations, person, isSandbox, isAdmin }: ShellFacts) {
  return (
    <aside className="fixed inset-y-0 left-0 hidden w-56 flex-col gap-5 border-rule border-r bg-(--background-side) px-3 py-4 md:flex print:hidden">
      <div className="flex flex-col gap-1 px-2.5">
        <Brand href="/overview" />
        <OrganizationSwitch current={organization} organizations={organizations} />
        {isSandbox && <SandboxWord />}
      </div>
      <PaletteButton />
      <PlaceLinks isAdmin={isAdmin} />
      <div className="mt-auto flex flex-col gap-2">
        <Balance />
        <div className="border-rule border-t pt-2">
          <UserMenu {...person} />
        </div>
        <div>
          <ZoneButton />
          <div className="px-1">
            <ThemeSwitch />
          </div>
        </div>
      </div>
    </aside>
  );
}
