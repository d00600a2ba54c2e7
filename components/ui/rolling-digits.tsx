import { useState } from "react";

/**
 * A number whose digits roll in when they change, except for readers who prefer less motion. For screen readers the number
 * needs a text of its own.
 */
export function RollingDigits({ text }: { text: string }) {
  // The first number is no change.
  const [first] = useState(text);
  return (
    <span aria-hidden className="whitespace-nowrap">
      {[...text].map((digit, at) => {
        // Only a digit that differs from the one before at its place is new.
        const key = `${at}:${digit}`;
        return (
          <span key={key} className={text === first ? "inline-block" : "inline-block motion-safe:animate-roll"}>
            {digit}
          </span>
        );
      })}
    </span>
  );
}
