/** What is reckoned from a tracking's points; pure, so that the browser may import it. */
export * from "./bucket-rules";
export * from "./series-rules";
export * from "./summary-rules";
export * from "./velocity-rules";
