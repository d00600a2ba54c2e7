import type { LucideIcon } from "lucide-react";
import { ADMIN_TABS } from "@/components/admin/tabs";
import { placeGroupsFor } from "@/components/shell/places";

export interface Page {
  href: string;
  name: string;
  /** Additional search terms. */
  keywords: string;
  /** The place it belongs to, unless it is a place itself. */
  place: string | null;
  icon: LucideIcon;
}

/** Pages of a place besides its first, which are not in the sidebar. */
const INNER_PAGES: Readonly<Record<string, readonly Omit<Page, "icon" | "place">[]>> = {
  "/channels": [{ href: "/channels/compare", name: "Compare audiences", keywords: "side by side channels" }],
  "/videos": [{ href: "/videos/compare", name: "Compare videos", keywords: "side by side" }],
  "/keys": [
    { href: "/keys", name: "API keys", keywords: "developers token" },
    { href: "/requests", name: "API requests", keywords: "developers api log errors" },
    { href: "/usage", name: "API usage", keywords: "developers snapshots credits cost" },
    { href: "/webhooks", name: "Webhooks", keywords: "developers events deliveries" },
  ],
  "/organization": [{ href: "/profile", name: "Profile", keywords: "name email password mails account" }],
  "/admin/organizations": ADMIN_TABS.map((tab) => ({ ...tab, keywords: "admin" })),
};

const PLACE_KEYWORDS: Readonly<Record<string, string>> = {
  "/overview": "home dashboard start totals",
  "/videos": "list",
  "/campaigns": "goals budget spend cpm emv brands",
  "/following": "follow creators new posts automatically competitors",
  "/alerts": "notifications conditions digest slack discord email",
  "/channels": "influencers creators audience quality",
  "/subscribers": "followers own accounts social",
  "/billing": "money balance top up ledger plan",
  "/organization": "team members invitations settings",
};

/** Every page that the person can access, in the sidebar's order. */
export function pagesFor(isAdmin: boolean): Page[] {
  const places = placeGroupsFor(isAdmin).flatMap((group) => group.places);
  return places.flatMap(({ href, name, icon }) => {
    const inner = (INNER_PAGES[href] ?? []).map((page) => ({ ...page, icon, place: name }));
    const place = { href, name, keywords: PLACE_KEYWORDS[href] ?? "", icon, place: null };
    // A place that only groups pages is listed by their names.
    return inner.some((page) => page.href === href) ? inner : [place, ...inner];
  });
}
