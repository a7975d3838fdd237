import { can, grantable, presetOf, presets, toggleScope } from './scopes.model';

describe('the rights of a member', () => {
  it('are all the owner’s, and those given to an operator', () => {
    expect(can({ role: 'OWNER', scopes: [] }, 'store:manage')).toBe(true);
    expect(can({ role: 'OPERATOR', scopes: ['inventory:read'] }, 'inventory:write')).toBe(false);
    expect(grantable({ role: 'OPERATOR', scopes: ['catalog:write', 'inventory:read'] })).toEqual([
      'inventory:read',
      'catalog:write',
    ]);
  });

  it('are named by the usual job, whatever their order', () => {
    expect(presetOf([...presets.counter].reverse())).toBe('counter');
    expect(presetOf(['inventory:read', 'reports:export'])).toBeNull();
    expect(presetOf([])).toBeNull();
  });

  it('to change something bring the right to look, and go with it', () => {
    expect(toggleScope([], 'catalog:write')).toEqual(['inventory:read', 'catalog:write']);
    expect(toggleScope(['inventory:read', 'catalog:write'], 'inventory:read')).toEqual([]);
    expect(toggleScope(['inventory:read', 'catalog:write'], 'catalog:write')).toEqual([
      'inventory:read',
    ]);
  });
});
