"use client";

interface StoredPictureProps {
  src: string;
  width: number;
  height: number;
  isLazy?: boolean;
  className: string;
  onMissing: () => void;
}

/** A picture of the product's own, already of the right size. Decorative: its name is next to it. */
export function StoredPicture({ src, width, height, isLazy = true, className, onMissing }: StoredPictureProps) {
  // A failure before the page's script ran has no event for it any more.
  const check = (picture: HTMLImageElement | null) => {
    if (picture?.complete && picture.naturalWidth === 0) onMissing();
  };
  return (
    <picture className="contents">
      <img
        ref={check}
        src={src}
        alt=""
        loading={isLazy ? "lazy" : "eager"}
        decoding="async"
        width={width}
        height={height}
        className={className}
        onError={onMissing}
      />
    </picture>
  );
}
