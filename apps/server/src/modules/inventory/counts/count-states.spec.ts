import { describe, expect, it } from 'vitest';
import { COUNT_STATUSES, hidesExpected, isCounting, stateAfter } from './count-states.js';

describe('the states of a count', () => {
  it('go from open by review and approval to confirmed, and back with a reason', () => {
    expect(stateAfter('OPEN', 'submit')).toBe('IN_REVIEW');
    expect(stateAfter('IN_REVIEW', 'approve')).toBe('APPROVED');
    expect(stateAfter('APPROVED', 'confirm')).toBe('CONFIRMED');
    expect(stateAfter('CONFIRMED', 'reopen')).toBe('REOPENED');
    expect(stateAfter('REOPENED', 'confirm')).toBe('CONFIRMED');
  });

  it('refuse what has no sense', () => {
    expect(stateAfter('CONFIRMED', 'confirm')).toBeUndefined();
    expect(stateAfter('OPEN', 'approve')).toBeUndefined();
    expect(stateAfter('CANCELED', 'submit')).toBeUndefined();
    expect(stateAfter('CONFIRMED', 'cancel')).toBeUndefined();
    const open = COUNT_STATUSES.filter(isCounting);
    expect(open).toEqual(['OPEN', 'IN_REVIEW', 'REOPENED']);
  });

  it('keep what is expected from those who count blind, never from the owner', () => {
    expect(hidesExpected({ blind: true, status: 'OPEN' }, 'OPERATOR')).toBe(true);
    expect(hidesExpected({ blind: true, status: 'OPEN' }, 'OWNER')).toBe(false);
    expect(hidesExpected({ blind: true, status: 'CONFIRMED' }, 'OPERATOR')).toBe(false);
    expect(hidesExpected({ blind: false, status: 'OPEN' }, 'OPERATOR')).toBe(false);
  });
});
