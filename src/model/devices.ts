/** The reading systems for which there is a profile. */
export const deviceIds = ['kindle', 'kobo', 'apple-books'] as const;

export type DeviceId = (typeof deviceIds)[number];
