/** Returns the form of an address that must be unique: lowercase, with Unicode spellings normalized. */
export function emailKey(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}
