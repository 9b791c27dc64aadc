export const pointsPerMillimetre = 72 / 25.4;
/** A CSS pixel is 1/96 inch, a point 1/72. */
export const pointsPerPixel = 0.75;
