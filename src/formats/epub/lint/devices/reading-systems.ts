import type { DeviceId } from '../../../../model/devices.ts';
import { appleBooks } from './apple-books.ts';
import type { Device } from '../rule.ts';
import { kindle } from './kindle.ts';
import { kobo } from './kobo.ts';

export const devices: Readonly<Record<DeviceId, Device>> = {
  kindle,
  kobo,
  'apple-books': appleBooks,
};
