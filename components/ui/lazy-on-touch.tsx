"use client";

import { type ComponentType, useEffect, useEffectEvent, useState } from "react";
import { toast } from "@/components/toast";

interface Opened {
  /** Omitted by components that are mounted on opening. */
  isOpen?: boolean;
  onClose?: () => unknown;
}

/**
 * Wraps a dialog, drawer or pop-up so that its script loads on first touch. It renders nothing until it is opened for
 * the first time, and stays mounted from then on, so that it can fade out and return the focus.
 *
 * Spread `touch` on the button that opens it: hovering or focusing the button loads the script. The button itself must
 * work without the script; opening waits for it.
 */
export function lazyOnTouch<Props extends Opened>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined;
  const fetchPart = async () => {
    loaded ??= await load();
    return loaded;
  };
  const prepare = () => {
    // If it fails, opening retries and reports it.
    void fetchPart().catch(() => undefined);
  };

  function LazyOnTouch(props: Props) {
    const { isOpen = true, onClose } = props;
    const [Part, setPart] = useState<typeof loaded>(() => (isOpen ? loaded : undefined));
    if (isOpen && !Part && loaded) setPart(() => loaded);
    const isMissing = isOpen && !Part;
    const close = useEffectEvent(() => onClose?.());
    useEffect(() => {
      if (!isMissing) return;
      let isCurrent = true;
      fetchPart().then(
        (part) => isCurrent && setPart(() => part),
        () => {
          if (!isCurrent) return;
          toast.error("Couldn't open this. Check your connection and try again.");
          close();
        },
      );
      return () => {
        isCurrent = false;
      };
    }, [isMissing]);
    return Part ? <Part {...props} /> : null;
  }

  return Object.assign(LazyOnTouch, {
    prepare,
    /** For buttons of HeroUI. */
    touch: { onHoverStart: prepare, onFocus: prepare },
    /** For plain buttons. */
    domTouch: { onPointerEnter: prepare, onFocus: prepare },
  });
}
