import { emptyPlan, newCountOf, newScheduleOf, planSchema, splitAreas } from './plan.model';

/** Nine in the evening of the 25th in Mexico City: in Greenwich it is the 26th already. */
const now = new Date('2026-11-26T03:00:00.000Z');

describe('the plan of a count', () => {
  it('needs the zone of a zone and the category of a category', () => {
    const faults = (over: object) =>
      planSchema.safeParse({ ...emptyPlan, ...over }).error?.issues.map(({ message }) => message);
    expect(faults({ kind: 'FULL' })).toBeUndefined();
    expect(faults({ kind: 'ZONE' })).toEqual(['zone']);
    expect(faults({ kind: 'CATEGORY' })).toEqual(['category']);
    expect(faults({ kind: 'ZONE', zone: 'Refrigerador' })).toBeUndefined();
  });

  it('takes the places apart, each once', () => {
    expect(splitAreas(' refri, mostrador\nrefri ;; bodega ')).toEqual([
      'refri',
      'mostrador',
      'bodega',
    ]);
  });

  it('ends in the evening of the shop’s day, whatever day it is in Greenwich', () => {
    const count = newCountOf({ ...emptyPlan, due: 'today', areas: 'refri' }, 'Todo', now);
    expect(count).toEqual({
      name: 'Todo',
      kind: 'FULL',
      blind: false,
      assignedTo: null,
      areas: ['refri'],
      dueAt: '2026-11-26T04:00:00.000Z',
    });
  });

  it('comes round first at the next opening', () => {
    const plan = { ...emptyPlan, kind: 'ZONE', zone: ' Refri ', everyDays: '7' } as const;
    expect(newScheduleOf(plan, 'Refri', now)).toMatchObject({
      scopeValue: 'Refri',
      everyDays: 7,
      nextAt: '2026-11-26T14:00:00.000Z',
    });
  });
});
