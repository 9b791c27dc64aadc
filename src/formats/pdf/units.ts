export const pointsPerMillimetre = 72 / 25.4;
