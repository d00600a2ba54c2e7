"use client";

import { useState } from "react";
import { StoredPicture } from "@/components/ui/stored-picture";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { getChannelPicture } from "@/rest/dashboard/endpoints/pictures";

const SIZES = { tiny: "size-7 text-xs", small: "size-9 text-sm", large: "size-20 text-2xl" };
const PIXELS = { tiny: 28, small: 36, large: 80 };

interface ChannelPictureProps {
  /** null if the channel is not stored here, so that there is no picture. */
  id: string | null;
  /** The initial is taken from this name. */
  name: string;
  size?: keyof typeof SIZES;
}

/** Renders the stored picture over the name's initial. Decorative: the name is next to it. */
export function ChannelPicture({ id, name, size = "small" }: ChannelPictureProps) {
  const [isMissing, setMissing] = useState(false);
  // By code point: half an emoji is not an initial.
  const initial = [...name.replace(/^@/, "")][0] ?? "";
  return (
    <span
      aria-hidden
      className={`relative grid shrink-0 place-items-center overflow-hidden rounded-full bg-default font-medium text-muted ${SIZES[size]}`}
    >
      {initial.toUpperCase()}
      {id && !isMissing && (
        <StoredPicture
          src={hrefOf(getChannelPicture, { params: { id } })}
          width={PIXELS[size]}
          height={PIXELS[size]}
          className="absolute inset-0 size-full object-cover"
          onMissing={() => setMissing(true)}
        />
      )}
    </span>
  );
}
