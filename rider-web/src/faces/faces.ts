import type { ComponentType } from 'react';

/** A face of the app: what one kind of person works with. Loaded when its path is opened. */
export interface Face {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
}

export const FACES: Face[] = [{ path: '/', load: () => import('./rider/RiderFace') }];

/** The face of a path, whether or not it ends with a slash. */
export function faceOf(path: string, faces: Face[] = FACES): Face | null {
  const plain = path.replace(/\/+$/, '') || '/';
  return faces.find((face) => face.path === plain) ?? null;
}
