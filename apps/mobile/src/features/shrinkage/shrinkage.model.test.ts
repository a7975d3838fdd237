import { startOf } from './shrinkage.model';

it('begins a span as many days ago as it has', () => {
  const now = new Date('2026-11-27T12:00:00.000Z');
  expect(startOf('30', now)).toBe('2026-10-28T12:00:00.000Z');
  expect(startOf('365', now)).toBe('2025-11-27T12:00:00.000Z');
});
