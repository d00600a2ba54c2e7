import { ChartNoAxesCombined, KeyRound, type LucideIcon, Mails, Wallet, Webhook } from "lucide-react";

interface Place {
  href: string;
  name: string;
  icon: LucideIcon;
}

/** Where the side bar leads; eight at most, or it is no longer seen at a glance. */
export const PLACES: readonly Place[] = [
  { href: "/videos", name: "Videos", icon: ChartNoAxesCombined },
  { href: "/keys", name: "API keys", icon: KeyRound },
  { href: "/webhooks", name: "Webhooks", icon: Webhook },
  { href: "/billing", name: "Billing", icon: Wallet },
];

/** Besides, for the people who run the service. */
export const ADMIN_PLACES: readonly Place[] = [{ href: "/mailbox", name: "Mailbox", icon: Mails }];

/** A page below a place counts as that place. */
export function isCurrent(place: Place, pathname: string): boolean {
  return pathname === place.href || pathname.startsWith(`${place.href}/`);
}
