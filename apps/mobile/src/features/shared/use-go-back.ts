import { useAppNavigation, type TabParamList } from '../../lib/navigation/routes';

/** Back to where the person came from; a screen opened by its address goes to a tab instead. */
export function useGoBack(tab: keyof TabParamList = 'Home'): () => void {
  const navigation = useAppNavigation();
  return () =>
    navigation.canGoBack() ? navigation.goBack() : navigation.popTo('Tabs', { screen: tab });
}
