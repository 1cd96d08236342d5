/** A phone number in E.164 with the groups that North America reads; any other is left as it is. */
export function formatPhone(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1 $2 $3");
}
