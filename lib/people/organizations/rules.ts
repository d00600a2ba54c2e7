/** Names the organization that a dashboard page was rendered for, by its public ID. */
export const ORGANIZATION_HEADER = "x-clipscope-organization";

/** Largest file of a logo. */
export const LOGO_MAX_BYTES = 2 ** 20;
/** The same as base64. */
export const LOGO_MAX_BASE64 = Math.ceil(LOGO_MAX_BYTES / 3) * 4;
/** Width × height of a logo. A small file can hold far more, which would take gigabytes to decode. */
export const LOGO_MAX_PIXELS = 16_000_000;
export const LOGO_FORMATS = ["image/png", "image/jpeg", "image/webp"];
