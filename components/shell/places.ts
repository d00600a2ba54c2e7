import {
  Bell,
  Braces,
  Building2,
  ChartNoAxesCombined,
  Contact,
  Flag,
  LayoutDashboard,
  type LucideIcon,
  ShieldCheck,
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

/** Destinations of the side bar; nine at most, to stay readable at a glance. */
export const PLACES: readonly Place[] = [
  { href: "/overview", name: "Overview", icon: LayoutDashboard },
  { href: "/videos", name: "Videos", icon: ChartNoAxesCombined },
  { href: "/campaigns", name: "Campaigns", icon: Flag },
  { href: "/alerts", name: "Alerts", icon: Bell },
  { href: "/channels", name: "Channels", icon: Contact, pages: ["/following"] },
  { href: "/subscribers", name: "Social accounts", icon: UsersRound },
  { href: "/keys", name: "Developers", icon: Braces, pages: ["/requests", "/usage", "/webhooks"] },
  { href: "/billing", name: "Billing", icon: Wallet },
  { href: "/organization", name: "Organization", icon: Building2 },
];

/** Additional places for the people who run the service. */
export const ADMIN_PLACES: readonly Place[] = [
  { href: "/admin/organizations", name: "Admin", icon: ShieldCheck, pages: ["/admin"] },
];

/** A page below a place counts as that place. */
export function isCurrent({ href, pages = [] }: Place, pathname: string): boolean {
  return [href, ...pages].some((page) => pathname === page || pathname.startsWith(`${page}/`));
}
