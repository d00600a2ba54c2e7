/** Tokens of emailed links. */
export { hashLinkToken as hashEmailToken, newLinkToken as newEmailToken } from "@/lib/core/link-token";
