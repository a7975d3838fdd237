import { useTranslation } from 'react-i18next';

import { giros } from './giros';

/** The kind of shop in words; kinds that this app does not know are shown as they came. */
export function useGiroText(): (giro: string) => string {
  const { t } = useTranslation();
  return (giro) => {
    const known = giros.find((one) => one === giro);
    return known === undefined ? giro : t(`stores.giros.${known}`);
  };
}
