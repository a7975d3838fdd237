import { build } from '../../test-support/build';
import { actsOf, placesOf } from './count.model';
import type { CountDetail } from './counts.calls';

const owner = { isOwner: true, canWrite: true };
const operator = { isOwner: false, canWrite: true };
const film = { id: 'session-1', name: 'Refri', area: 'refri', status: 'READY', percent: 100 };
const filmed = (over: Partial<CountDetail>) => build.count({ sessions: [film], ...over });

describe('what may be done with a count', () => {
  it('is to confirm it, once a film has been counted', () => {
    expect(actsOf(build.count({}), owner)).toEqual(['cancel']);
    expect(actsOf(filmed({}), operator)).toEqual(['confirm', 'cancel']);
  });

  it('waits for the owner where the shop asks for it', () => {
    expect(actsOf(filmed({ needsApproval: true }), operator)).toEqual(['submit', 'cancel']);
    const handedIn = filmed({ needsApproval: true, status: 'IN_REVIEW' });
    expect(actsOf(handedIn, operator)).toEqual([]);
    expect(actsOf(handedIn, owner)).toEqual(['confirm', 'return', 'approve']);
    expect(actsOf(filmed({ needsApproval: true, status: 'APPROVED' }), operator)).toEqual([
      'confirm',
    ]);
    expect(actsOf(filmed({ needsApproval: true, status: 'CONFIRMED' }), operator)).toEqual([]);
  });

  it('is nothing for whoever may only look', () => {
    expect(actsOf(filmed({}), { isOwner: false, canWrite: false })).toEqual([]);
  });
});

describe('placesOf', () => {
  it('names planned places first, filmed or not, then the others', () => {
    const count = build.count({
      areas: ['refri', 'bodega'],
      sessions: [film, { ...film, id: 'session-2', area: null }],
    });
    expect(placesOf(count).map(({ area, sessions }) => [area, sessions.length])).toEqual([
      ['refri', 1],
      ['bodega', 0],
      [null, 1],
    ]);
  });
});
