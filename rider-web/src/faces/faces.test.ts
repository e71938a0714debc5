import { describe, expect, it } from 'vitest';
import { faceOf } from './faces';

describe('the face of a path', () => {
  it('is the rider\'s at the root and none at an unknown path', () => {
    expect(faceOf('/')?.path).toBe('/');
    expect(faceOf('//')?.path).toBe('/');
    expect(faceOf('/nowhere')).toBeNull();
  });
});
