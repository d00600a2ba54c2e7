/** Contains "on" or "off": whether the reader compares the overview with the earlier period. */
export const COMPARE_COOKIE = "clipscope-compare";

/** Contains "dismissed" once the reader doesn't want the sample campaign anymore. */
export const SAMPLE_COOKIE = "clipscope-sample";
