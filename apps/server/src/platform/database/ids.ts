import { v7 } from 'uuid';

/** A new UUIDv7: unique, and sorted by time so that indexes stay compact. */
export function newId<T extends string = string>(): T {
  return v7() as T;
}
