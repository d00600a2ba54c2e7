import type { ReactNode } from "react";
import { CurrentOrganization } from "@/components/session/current-organization";
import { ShellDialogs } from "./dialogs";
import { IdentityCheck } from "./identity-check";
import { OfflineNotice } from "./offline-notice";
import { SessionEnded } from "./session-ended";
import { type ShellFacts, SideBar } from "./side-bar";
import { TopBar } from "./top-bar";

/** Layout of every dashboard page. */
export function Shell({ children, ...facts }: ShellFacts & { children: ReactNode }) {
  return (
    <CurrentOrganization id={facts.organization.id}>
      <ShellDialogs person={facts.person.email} isAdmin={facts.isAdmin} canWrite={facts.canWrite}>
        <a
          href="#content"
          className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-foreground focus:translate-y-0 print:hidden"
        >
          Skip to content
        </a>
        <SessionEnded email={facts.person.email} />
        <IdentityCheck />
        <OfflineNotice />
        <SideBar {...facts} />
        <TopBar {...facts} />
        <main id="content" tabIndex={-1} className="dashboard-page outline-none md:pl-56 print:pl-0">
          {/* A page of wide tables grows further: its outermost element has `data-wide`. */}
          <div className="mx-auto w-full max-w-6xl px-4 py-6 has-data-wide:max-w-[100rem] md:px-8 md:py-8">
            {children}
          </div>
        </main>
      </ShellDialogs>
    </CurrentOrganization>
  );
}
