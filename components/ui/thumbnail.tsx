"use client";

import { Film } from "lucide-react";
import Image from "next/image";
import { useState } from "react";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { getThumbnail } from "@/rest/dashboard/endpoints/pictures";

const SIZES = {
  compact: { width: 36, height: 26 },
  row: { width: 52, height: 36 },
  small: { width: 56, height: 40 },
  large: { width: 128, height: 88 },
};

/** The stored still, or a neutral field of the same size. Decorative: the title is next to it. */
export function Thumbnail({ id, size = "small" }: { id: string; size?: keyof typeof SIZES }) {
  const [isMissing, setMissing] = useState(false);
  const { width, height } = SIZES[size];
  return (
    <span
      style={{ width, height }}
      className="grid shrink-0 place-items-center overflow-hidden rounded-md bg-surface-tertiary text-muted"
    >
      {isMissing ? (
        <Film aria-hidden size={size === "large" ? 28 : 16} />
      ) : (
        <Image
          // Scaled down when it was fetched, so the image optimizer has nothing to add.
          unoptimized
          src={hrefOf(getThumbnail, { params: { id } })}
          alt=""
          // The large one is at the top of its page.
          loading={size === "large" ? "eager" : "lazy"}
          width={width}
          height={height}
          className="size-full object-cover"
          onError={() => setMissing(true)}
        />
      )}
    </span>
  );
}
