/** What makes an address unique: without regard to case and to Unicode's several spellings of one letter. */
export function emailKey(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}
