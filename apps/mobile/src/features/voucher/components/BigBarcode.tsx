import { useTranslation } from 'react-i18next';
import { Modal, StyleSheet, useWindowDimensions, View } from 'react-native';

import { formatMoney } from '../../../lib/format';
import { useBrightScreen } from '../../../lib/screen/use-bright-screen';
import { useLanguage } from '../../../lib/use-language';
import { Barcode } from '../../../ui/barcode/Barcode';
import { Button } from '../../../ui/Button';
import { Text } from '../../../ui/Text';
import { ThemeContext, themes } from '../../../ui/theme/theme';
import { scanColors, space } from '../../../ui/theme/tokens';
import type { Order } from '../../shared/payments.calls';
import { spokenReference } from '../voucher.model';

export interface BigBarcodeProps {
  order: Order;
  reference: string;
  isOpen: boolean;
  onClose: () => void;
}

/** The barcode alone, along the phone's longer side, on a screen as bright as it goes. */
export function BigBarcode({ order, reference, isOpen, onClose }: BigBarcodeProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { width, height } = useWindowDimensions();
  useBrightScreen(isOpen);
  const isUpright = height > width;
  const long = Math.min(Math.max(width, height) - 220, 640);
  const spoken = spokenReference(reference);
  const barcode = (
    <Barcode
      testID="voucher-big-barcode"
      text={reference}
      label={t('voucher.barcodeLabel', { reference: spoken })}
      height={isUpright ? Math.min(width - 120, 220) : 160}
    />
  );
  return (
    <Modal visible={isOpen} onRequestClose={onClose} animationType="fade">
      <ThemeContext.Provider value={themes.light}>
        <View role="main" testID="voucher-full-screen" style={styles.page}>
          <Text variant="title" align="center" level={1}>
            {`${t(`buy.method.${order.method}`)} · ${formatMoney(order.amountCentavos, language)}`}
          </Text>
          <View style={styles.middle}>
            {isUpright ? (
              <View style={{ width: long, transform: [{ rotate: '90deg' }] }}>{barcode}</View>
            ) : (
              <View style={{ width: long }}>{barcode}</View>
            )}
          </View>
          <Text variant="heading" align="center">
            {spoken}
          </Text>
          <Button
            testID="voucher-close"
            label={t('common.close')}
            icon="close"
            tone="outline"
            onPress={onClose}
          />
        </View>
      </ThemeContext.Provider>
    </Modal>
  );
}

const styles = StyleSheet.create({
  page: {
    flex: 1,
    backgroundColor: scanColors.paper,
    padding: space.xl,
    paddingTop: space.xxxl,
    gap: space.md,
  },
  middle: { flex: 1, alignItems: 'center', justifyContent: 'center' },
});
