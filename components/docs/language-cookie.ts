/**
 * The chosen language, in a cookie: the server renders it, so nothing changes while the page loads. Apart from its
 * provider, because the server would get a reference instead of the text from a client module.
 */
export const LANGUAGE_COOKIE = "docs-language";
