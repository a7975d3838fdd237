import { useTranslation } from 'react-i18next';

import { presetOf, type Scope } from './scopes.model';

/** The rights of a member in a word: the usual job, or how many they are. */
export function useScopesText(): (scopes: readonly Scope[]) => string {
  const { t } = useTranslation();
  return (scopes) => {
    const preset = presetOf(scopes);
    return preset === null
      ? t('team.ownRights', { count: scopes.length })
      : t(`team.preset.${preset}`);
  };
}
