/** The numbers of pages to offer: the first, the last and those around the present one; undefined where some are left out. */
export function pagesAround(page: number, last: number): (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last);
  const numbers = [...new Set(near)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? 0;
    if (number === before + 2) return [number - 1, number];
    return number > before + 1 ? [undefined, number] : [number];
  });
}
