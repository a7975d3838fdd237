import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Linking, StyleSheet, View } from 'react-native';

import { useApiAccess } from '../../../lib/api/api.context';
import { saveApiFile } from '../../../lib/files/save-api-file';
import { Button } from '../../../ui/Button';
import { space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import type { Order } from '../../shared/payments.calls';

/** The voucher on paper, and on the vendor's own page. */
export function VoucherActions({ order }: { order: Order }) {
  const { t } = useTranslation();
  const access = useApiAccess();
  const download = useMutation({
    mutationFn: () =>
      saveApiFile(access, {
        path: `/payments/orders/${order.id}/voucher.pdf`,
        name: `miinventario-${order.id}.pdf`,
        mimeType: 'application/pdf',
      }),
  });
  const url = order.voucher?.url ?? null;
  return (
    <View style={styles.group}>
      <Button
        testID="voucher-pdf"
        label={t('voucher.pdf')}
        icon="download"
        tone="outline"
        busy={download.isPending}
        onPress={() => download.mutate()}
      />
      <FailureBanner error={download.error} testID="voucher-pdf-error" />
      {url !== null && (
        <Button
          testID="voucher-hosted"
          label={t('voucher.hosted')}
          icon="external"
          tone="quiet"
          onPress={() => void Linking.openURL(url)}
        />
      )}
    </View>
  );
}

const styles = StyleSheet.create({ group: { gap: space.sm } });
