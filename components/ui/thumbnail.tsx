"use client";

import { Film } from "lucide-react";
import { useState } from "react";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { getThumbnail } from "@/rest/dashboard/endpoints/pictures";
import { StoredPicture } from "./stored-picture";

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
        <StoredPicture
          src={hrefOf(getThumbnail, { params: { id } })}
          // The large one is at the top of its page.
          isLazy={size !== "large"}
          width={width}
          height={height}
          className="size-full object-cover"
          onMissing={() => setMissing(true)}
        />
      )}
    </span>
  );
}
