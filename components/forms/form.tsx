"use client";

import { type ComponentProps, useSyncExternalStore } from "react";

const never = () => () => {};

interface FormProps extends ComponentProps<"form"> {
  /** For a form whose `action` works without its script. Any other form is disabled until its script has loaded. */
  worksWithoutScript?: boolean;
}

/** Every form of the product uses this. It posts: a GET without its script would put its fields in the URL. */
export function Form({ worksWithoutScript = false, children, ...props }: FormProps) {
  const isReady = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const waits = !worksWithoutScript && !isReady;
  return (
    <>
      {/* Outside the form, whose content can't be read while it is inert. */}
      {waits && (
        <noscript>
          <p>Enable JavaScript to use this form.</p>
        </noscript>
      )}
      <form {...props} method="post" noValidate inert={waits}>
        {children}
      </form>
    </>
  );
}
