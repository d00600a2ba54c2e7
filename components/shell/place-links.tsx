"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";
import { isCurrent, placeGroupsFor } from "./places";

interface PlaceLinksProps {
  isAdmin: boolean;
  onNavigate?: () => void;
}

export function PlaceLinks({ isAdmin, onNavigate }: PlaceLinksProps) {
  const pathname = usePathname();
  const id = useId();
  return (
    <nav aria-label="Main" className="-mx-1 min-h-0 overflow-y-auto px-1">
      {placeGroupsFor(isAdmin).map(({ heading, places }) => (
        <div key={heading ?? "first"} className="not-first:mt-4">
          {heading && (
            <p id={`${id}${heading}`} className="px-2.5 pb-1 text-muted text-xs">
              {heading}
            </p>
          )}
          <ul aria-labelledby={heading ? `${id}${heading}` : undefined} className="flex flex-col gap-0.5">
            {places.map((place) => {
              const here = isCurrent(place, pathname);
              const Icon = place.icon;
              return (
                <li key={place.href}>
                  <Link
                    href={place.href}
                    onClick={onNavigate}
                    aria-current={here ? "page" : undefined}
                    className={`tap-target flex min-h-8 items-center gap-2.5 rounded-md px-2.5 font-medium ${
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
        </div>
      ))}
    </nav>
  );
}
