/** Of very many series, those that one book or one entry of a feed names: with all, outputs would grow with the square of their number. */
export const mostNamed = 100;
