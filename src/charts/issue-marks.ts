/** The ring around a point that the checks flag. */
export const issueRing = (colour: string) => ({
  type: 'point' as const,
  filled: false,
  size: 330,
  stroke: colour,
  strokeWidth: 2.2,
  opacity: 1,
  aria: false,
});

/** The outline of a bar that the checks flag. */
export const issueOutline = (colour: string, height: number) => ({
  type: 'bar' as const,
  height: height + 5,
  filled: false,
  stroke: colour,
  strokeWidth: 2.2,
  strokeDash: [5, 3],
  aria: false,
});
