"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { ADMIN_PLACES, isCurrent, PLACES } from "./places";

interface PlaceLinksProps {
  isAdmin: boolean;
  onNavigate?: () => void;
}

export function PlaceLinks({ isAdmin, onNavigate }: PlaceLinksProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {(isAdmin ? [...PLACES, ...ADMIN_PLACES] : PLACES).map((place) => {
          const here = isCurrent(place, pathname);
          const Icon = place.icon;
          return (
            <li key={place.href}>
              <Link
                href={place.href}
                onClick={onNavigate}
                aria-current={here ? "page" : undefined}
                className={`tap-target flex min-h-9 items-center gap-2.5 rounded-md px-2.5 font-medium ${
                  here ? "bg-default text-foreground" : "text-muted hover:bg-default/60 hover:text-foreground"
                }`}
              >
                <Icon aria-hidden className={`size-4 shrink-0 ${here ? "text-accent" : ""}`} />
                {place.name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
