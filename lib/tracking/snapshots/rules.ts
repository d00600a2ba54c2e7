/** Derived metrics of a tracking's points; pure, so the browser can import it. */
export * from "./bucket-rules";
export * from "./series-rules";
export * from "./summary-rules";
export * from "./velocity-rules";
