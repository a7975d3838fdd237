import { useTranslation } from 'react-i18next';

import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { methodIcon } from '../../shared/order.model';
import type { Card, PaymentMethod } from '../../shared/payments.calls';
import { useCardText } from '../../shared/use-card-text';
import { isSameChoice, type PayChoice } from '../buy.model';

export interface MethodPickerProps {
  methods: PaymentMethod[];
  cards: Card[];
  value: PayChoice | null;
  onChange: (choice: PayChoice) => void;
}

const cashMethods = ['OXXO', 'SEVEN_ELEVEN'] as const;

/** Saved cards first, then a new one, then cash at the corner shop. */
export function MethodPicker({ methods, cards, value, onChange }: MethodPickerProps) {
  const { t } = useTranslation();
  const cardText = useCardText();
  const row = (choice: PayChoice) => ({
    isChosen: isSameChoice(value, choice),
    onPress: () => onChange(choice),
  });
  const takesCards = methods.includes('CARD');
  return (
    <ListGroup isChoice title={t('buy.methodTitle')}>
      {takesCards &&
        cards.map((card, index) => (
          <ListRow
            key={card.id}
            testID={`pay-card-${index}`}
            icon="card"
            {...cardText(card)}
            {...row({ kind: 'savedCard', cardId: card.id })}
          />
        ))}
      {takesCards && (
        <ListRow
          testID="pay-new-card"
          icon={cards.length > 0 ? 'plus' : 'card'}
          title={cards.length > 0 ? t('buy.otherCard') : t('buy.method.CARD')}
          detail={t('buy.methodHint.CARD')}
          {...row({ kind: 'newCard' })}
        />
      )}
      {cashMethods
        .filter((method) => methods.includes(method))
        .map((method) => (
          <ListRow
            key={method}
            testID={`pay-${method.toLowerCase()}`}
            icon={methodIcon(method)}
            fill="accentSoft"
            color="onAccentSoft"
            title={t(`buy.method.${method}`)}
            detail={t(`buy.methodHint.${method}`)}
            {...row({ kind: 'cash', method })}
          />
        ))}
    </ListGroup>
  );
}
