/** `1234.50`, of hundredths. */
export function moneyText(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Hundredths of what somebody wrote: `1,234.5`; null where it isn't an amount. */
export function hundredthsOf(text: string): number | null {
  const [, sign = '', whole = '', part = ''] =
    /^(-?)[¥￥$€]?\s*(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?(?:\s*元)?$/.exec(text.trim()) ?? [];
  if (whole === '') return null;
  const hundredths = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' ? -hundredths : hundredths;
}
