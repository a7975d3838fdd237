import AsyncStorage from '@react-native-async-storage/async-storage';

import { persistOptions } from './query-client';

const ROOM = 2_000;

function query(name: string, dataUpdatedAt: number) {
  return {
    queryKey: [name],
    queryHash: name,
    state: { data: name.repeat(100), dataUpdatedAt, status: 'success' },
  };
}

describe('what is kept on the device', () => {
  it('is the newest answers when there is no room for all of them', async () => {
    const kept: string[] = [];
    jest.spyOn(AsyncStorage, 'setItem').mockImplementation(async (_key, text) => {
      if (text.length > ROOM) throw new Error('QuotaExceededError');
      kept.push(text);
    });
    const queries = [query('middle', 2), query('newest', 3), query('oldest', 1)];
    await persistOptions.persister.persistClient({
      timestamp: 1,
      buster: '',
      clientState: { mutations: [], queries: queries as never[] },
    });
    expect(kept).toHaveLength(1);
    const { clientState } = JSON.parse(kept[0]!) as { clientState: { queries: typeof queries } };
    expect(clientState.queries.map(({ queryHash }) => queryHash)).toEqual(['middle', 'newest']);
  });
});
