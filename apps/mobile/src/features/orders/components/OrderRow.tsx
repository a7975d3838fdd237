import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatMoney } from '../../../lib/format';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { useLanguage } from '../../../lib/use-language';
import { ListRow } from '../../../ui/ListRow';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { methodIcon, screenOf, statusTone } from '../../shared/order.model';
import type { Order } from '../../shared/payments.calls';
import { useDateText } from '../../shared/use-date-text';

export function OrderRow({ order, index }: { order: Order; index: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigation = useAppNavigation();
  const dateText = useDateText();
  return (
    <ListRow
      testID={`order-${index}`}
      icon={methodIcon(order.method)}
      fill="accentSoft"
      color="onAccentSoft"
      title={t('credits.amount', { count: order.credits })}
      detail={`${t(`buy.method.${order.method}`)} · ${dateText(order.createdAt)}`}
      onPress={() => navigation.navigate(screenOf(order), { orderId: order.id })}
      end={
        <View style={styles.end}>
          <Text variant="bodyStrong">{formatMoney(order.amountCentavos, language)}</Text>
          <Tag tone={statusTone(order.status)} label={t(`orders.status.${order.status}`)} />
        </View>
      }
    />
  );
}

const styles = StyleSheet.create({ end: { alignItems: 'flex-end', gap: space.xs } });
