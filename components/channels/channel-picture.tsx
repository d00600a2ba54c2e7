"use client";

import Image from "next/image";
import { useState } from "react";

const SIZES = { small: "size-10 text-sm", large: "size-20 text-2xl" };
const PIXELS = { small: 40, large: 80 };

interface ChannelPictureProps {
  /** null: the channel is not known here, so there is none. */
  id: string | null;
  /** What the initial is taken from. */
  name: string;
  size?: keyof typeof SIZES;
}

/** The picture as we keep it, over the name's initial. Decorative: the name stands beside it. */
export function ChannelPicture({ id, name, size = "small" }: ChannelPictureProps) {
  const [isMissing, setMissing] = useState(false);
  // By code point: half an emoji is no initial.
  const initial = [...name.replace(/^@/, "")][0] ?? "";
  return (
    <span
      aria-hidden
      className={`relative grid shrink-0 place-items-center overflow-hidden rounded-full bg-default font-medium text-muted ${SIZES[size]}`}
    >
      {initial.toUpperCase()}
      {id && !isMissing && (
        <Image
          // Made small when it was fetched: the image optimizer has nothing to add.
          unoptimized
          src={`/api/dashboard/channels/${id}/picture`}
          alt=""
          width={PIXELS[size]}
          height={PIXELS[size]}
          className="absolute inset-0 size-full object-cover"
          onError={() => setMissing(true)}
        />
      )}
    </span>
  );
}
