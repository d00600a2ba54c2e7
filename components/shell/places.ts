import {
  Bell,
  Braces,
  Building2,
  ChartNoAxesCombined,
  Contact,
  Flag,
  LayoutDashboard,
  type LucideIcon,
  Share2,
  ShieldCheck,
  UserPlus,
  UsersRound,
  Wallet,
} from "lucide-react";

interface Place {
  href: string;
  name: string;
  icon: LucideIcon;
  /** Its other pages, if they are not below its path. */
  pages?: readonly string[];
}

interface PlaceGroup {
  /** Shown above the group, unless null. */
  heading: string | null;
  places: readonly Place[];
}

/** Destinations of the sidebar. A group has at most four, to stay readable at a glance. */
const PLACE_GROUPS: readonly PlaceGroup[] = [
  {
    heading: null,
    places: [
      { href: "/overview", name: "Overview", icon: LayoutDashboard },
      { href: "/videos", name: "Videos", icon: ChartNoAxesCombined },
      { href: "/channels", name: "Channels", icon: Contact },
      { href: "/subscribers", name: "Social accounts", icon: UsersRound },
    ],
  },
  {
    heading: "Workflows",
    places: [
      { href: "/campaigns", name: "Campaigns", icon: Flag },
      { href: "/following", name: "Following", icon: UserPlus },
      { href: "/alerts", name: "Alerts", icon: Bell },
      { href: "/reports", name: "Reports", icon: Share2 },
    ],
  },
  {
    heading: "Settings",
    places: [
      { href: "/keys", name: "Developers", icon: Braces, pages: ["/requests", "/usage", "/webhooks"] },
      { href: "/billing", name: "Billing", icon: Wallet },
      { href: "/organization", name: "Organization", icon: Building2 },
    ],
  },
];

/** Additional places for the people who run the service. */
const ADMIN_PLACES: readonly Place[] = [
  { href: "/admin/organizations", name: "Admin", icon: ShieldCheck, pages: ["/admin"] },
];

/** The sidebar's groups for one person. */
export function placeGroupsFor(isAdmin: boolean): PlaceGroup[] {
  return PLACE_GROUPS.map((group, index) =>
    isAdmin && index === PLACE_GROUPS.length - 1 ? { ...group, places: [...group.places, ...ADMIN_PLACES] } : group,
  );
}

/** A page below a place counts as that place. */
export function isCurrent({ href, pages = [] }: Place, pathname: string): boolean {
  return [href, ...pages].some((page) => pathname === page || pathname.startsWith(`${page}/`));
}
