/** Every ratio is to the program of this name. */
export const kolofonName = 'Kolofon';
