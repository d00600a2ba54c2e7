"use client";

import { type ComponentProps, useSyncExternalStore } from "react";

const never = () => () => {};

interface FormProps extends ComponentProps<"form"> {
  /** For a form whose `action` does by itself what its script does. Any other cannot be used until its script has loaded. */
  worksWithoutScript?: boolean;
}

/** Every form of the product. It posts: sent without its script by GET, its fields would end up in the address. */
export function Form({ worksWithoutScript = false, children, ...props }: FormProps) {
  const isReady = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const waits = !worksWithoutScript && !isReady;
  return (
    <>
      {/* Outside the form, which nothing can read while it is inert. */}
      {waits && (
        <noscript>
          <p>Turn on JavaScript to use this form.</p>
        </noscript>
      )}
      <form {...props} method="post" noValidate inert={waits}>
        {children}
      </form>
    </>
  );
}
