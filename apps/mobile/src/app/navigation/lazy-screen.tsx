import { lazy, Suspense, type ComponentType } from 'react';
import { View } from 'react-native';

import { loadMemberPack } from '../../lib/member-pack';
import { useTheme } from '../../ui/theme/theme';

/** A screen behind the door: fetched when it is first opened, with the texts of its kind. */
export function memberScreen(load: () => Promise<ComponentType>): ComponentType {
  return lazyScreen(async () => (await Promise.all([load(), loadMemberPack()]))[0]);
}

/** A screen that is fetched when it is first opened. */
export function lazyScreen(load: () => Promise<ComponentType>): ComponentType {
  return lazyView(load);
}

/** A full-size part of the inner app that takes properties, fetched when it is first shown. */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  return lazyView(async () => (await Promise.all([load(), loadMemberPack()]))[0]);
}

function lazyView<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return function LazyView(props: P) {
    const { colors } = useTheme();
    return (
      <Suspense fallback={<View style={{ flex: 1, backgroundColor: colors.background }} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
