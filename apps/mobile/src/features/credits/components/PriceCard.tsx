import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { Card } from '../../../ui/Card';
import { FactRow } from '../../../ui/FactRow';
import { Skeleton } from '../../../ui/Skeleton';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { PRICED_MINUTES, usePrices } from '../credits.queries';

/** What a count costs, by the length of its film. Nothing when the price cannot be asked. */
export function PriceCard({ storeId }: { storeId: string }) {
  const { t } = useTranslation();
  const prices = usePrices(storeId);
  if (prices.some(({ data, isError }) => isError && data === undefined)) return null;
  return (
    <Card style={styles.card}>
      <Text variant="heading" level={2}>
        {t('wallet.priceTitle')}
      </Text>
      {PRICED_MINUTES.map((minutes, index) => {
        const price = prices[index]?.data;
        return price === undefined ? (
          <Skeleton key={minutes} height={24} />
        ) : (
          <FactRow
            key={minutes}
            testID={`credits-price-${minutes}`}
            label={t('wallet.priceUpTo', { count: minutes })}
            value={t('credits.amount', { count: price.credits })}
          />
        );
      })}
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm } });
