import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Stepper } from '../../../ui/Stepper';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { ExpectedAnswer, ExpectedProduct } from '../review.calls';

export interface ExpectedCardProps {
  product: ExpectedProduct;
  index: number;
  onAnswer: (answer: ExpectedAnswer) => void;
}

/** "You had twelve of this. Where are they?" with the three answers there are. */
export function ExpectedCard({ product, index, onAnswer }: ExpectedCardProps) {
  const { t } = useTranslation();
  const [isCounting, setCounting] = useState(false);
  const [units, setUnits] = useState(product.expected);
  const testID = `expected-${index}`;
  const detail = [product.brand, product.size].filter((part) => part !== null).join(' · ');
  return (
    <Card testID={testID} style={styles.card}>
      <Text variant="heading" level={2}>
        {product.name}
      </Text>
      <Text variant="caption" color="inkMuted">
        {[detail, t('review.expectedUnits', { count: product.expected })]
          .filter((part) => part !== '')
          .join(' · ')}
      </Text>
      {product.answer !== null && (
        <Tag testID={`${testID}-answer`} tone="good" label={t(`review.answer.${product.answer}`)} />
      )}
      {isCounting ? (
        <View style={styles.counting}>
          <Stepper
            testID={testID}
            value={units}
            labels={{
              less: t('review.less', { name: product.name }),
              more: t('review.more', { name: product.name }),
            }}
            onChange={setUnits}
          />
          <Button
            testID={`${testID}-save`}
            label={t('review.saveUnits')}
            onPress={() => {
              setCounting(false);
              onAnswer({ answer: 'QUANTITY', quantity: units });
            }}
          />
        </View>
      ) : (
        <View style={styles.answers}>
          <Button
            testID={`${testID}-zero`}
            label={t('review.answer.ZERO')}
            tone="outline"
            onPress={() => onAnswer({ answer: 'ZERO' })}
          />
          <Button
            testID={`${testID}-elsewhere`}
            label={t('review.answer.NOT_IN_FILM')}
            tone="outline"
            onPress={() => onAnswer({ answer: 'NOT_IN_FILM' })}
          />
          <Button
            testID={`${testID}-count`}
            label={t('review.answer.QUANTITY')}
            tone="outline"
            onPress={() => setCounting(true)}
          />
        </View>
      )}
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.sm },
  counting: { gap: space.md, alignItems: 'center' },
  answers: { gap: space.sm },
});
